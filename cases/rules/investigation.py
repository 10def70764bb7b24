"""The investigation by IBIC's life areas. Plain values in and out."""

from django.db.models import TextChoices


class LifeArea(TextChoices):
    """IBIC's life areas in the order of ICF (domain.md §2.1)."""

    LEARNING = "learning", "Lärande och att tillämpa kunskap"
    GENERAL_TASKS = "general_tasks", "Allmänna uppgifter och krav"
    COMMUNICATION = "communication", "Kommunikation"
    MOBILITY = "mobility", "Förflyttning"
    SELF_CARE = "self_care", "Personlig vård"
    DOMESTIC_LIFE = "domestic_life", "Hemliv"
    RELATIONS = "relations", "Mellanmänskliga interaktioner och relationer"
    WORK_EDUCATION_ECONOMY = (
        "work_education_economy",
        "Utbildning, arbete, sysselsättning och ekonomiskt liv",
    )
    COMMUNITY_LIFE = "community_life", "Samhällsgemenskap, socialt och medborgerligt liv"
    SENSE_OF_SECURITY = "sense_of_security", "Känsla av trygghet"
    SUPPORT_BY_RELATIVE = (
        "support_by_relative",
        "Personligt stöd från person som vårdar eller stödjer en närstående",
    )
