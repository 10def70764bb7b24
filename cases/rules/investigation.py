"""The investigation by IBIC's life areas. Plain values in and out."""

from datetime import date

from django.db.models import IntegerChoices, TextChoices


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


class Channel(TextChoices):
    """How an application reached the authority."""

    FORM = "form", "blankett"
    E_SERVICE = "e_service", "e-tjänst"
    LETTER = "letter", "brev"
    PHONE = "phone", "telefon"
    MEETING = "meeting", "möte eller hembesök"
    OTHER = "other", "annat sätt"


class Applicant(TextChoices):
    PERSON = "person", "personen själv"
    GUARDIAN = "guardian", "god man eller förvaltare"
    RELATIVE = "relative", "anhörig"
    PROFESSIONAL = "professional", "personal inom vård eller omsorg"


class FunctionalState(IntegerChoices):
    """IBIC's scale, used for the current and for the intended state (domain.md §2.1)."""

    NONE = 0, "0 ingen begränsning"
    SLIGHT = 1, "1 lätt begränsning"
    MODERATE = 2, "2 måttlig begränsning"
    SEVERE = 3, "3 stor begränsning"
    TOTAL = 4, "4 total begränsning"
    UNSPECIFIED = 8, "8 går inte att ange"
    NOT_APPLICABLE = 9, "9 inte aktuellt"


class StatementSource(TextChoices):
    PERSON = "person", "personen"
    RELATIVE = "relative", "anhörig"
    CARE = "care", "vård eller omsorg"
    CASEWORKER = "caseworker", "handläggarens iakttagelse"


class StatementKind(TextChoices):
    FACT = "fact", "faktauppgift"
    ASSESSMENT = "assessment", "bedömning"


class HousingForm(TextChoices):
    OWN = "own", "egen bostad"
    WITH_PARTNER = "with_partner", "med partner"
    WITH_PARENTS = "with_parents", "hos föräldrar"
    TRIAL_FLAT = "trial_flat", "försökslägenhet"
    TRAINING_FLAT = "training_flat", "träningslägenhet"
    OTHER = "other", "annat boende"


class Chore(TextChoices):
    """The same questions to everyone who shares a household, so that all are judged alike (report 004)."""

    CLEANING = "cleaning", "städning"
    LAUNDRY = "laundry", "tvätt"
    COOKING = "cooking", "matlagning"
    SHOPPING = "shopping", "inköp"
    POST_AND_BILLS = "post_and_bills", "post och räkningar"
    CHILDREN = "children", "barnens vardag"


class ChoreDoneBy(TextChoices):
    PERSON = "person", "personen"
    SHARED = "shared", "personen och någon annan tillsammans"
    OTHER = "other", "någon annan i hushållet"
    NOBODY = "nobody", "blir inte gjort"
    NOT_APPLICABLE = "not_applicable", "inte aktuellt"


class ChildLives(TextChoices):
    WITH_PERSON = "with_person", "hos personen"
    PART_TIME = "part_time", "växelvis hos personen"
    CONTACT = "contact", "på annat håll, träffar personen"
    ELSEWHERE = "elsewhere", "på annat håll, träffar inte personen"
    EXPECTED = "expected", "väntat barn"


class ChildAsked(TextChoices):
    YES = "yes", "ja"
    DECLINED = "declined", "nej, barnet ville inte"
    NOT_SUITABLE = "not_suitable", "nej, det var inte lämpligt"


class MetOtherwise(TextChoices):
    NO = "no", "nej"
    PARTLY = "partly", "delvis"
    YES = "yes", "ja"


class Means(TextChoices):
    """How something was told to the party."""

    LETTER = "letter", "brev"
    DIGITAL_POST = "digital_post", "digital post"
    MEETING = "meeting", "vid möte"
    PHONE = "phone", "telefon"
    OTHER = "other", "annat sätt"


SHARED_HOUSEHOLD = frozenset({HousingForm.WITH_PARTNER, HousingForm.WITH_PARENTS})
# Support in these flats has been forced on people (report 004, Självbestämmande).
TRAINING_HOUSING = frozenset({HousingForm.TRIAL_FLAT, HousingForm.TRAINING_FLAT})
NO_LIMITATION = frozenset({FunctionalState.NONE, FunctionalState.NOT_APPLICABLE})

NOTHING_ASSESSED = "Bedöm minst ett livsområde: läget nu, avsett läge och behov."


def is_assessed(*, current_state, intended_state, need: str) -> bool:
    return current_state is not None and intended_state is not None and bool(need.strip())


def need_gaps(
    *, current_state, intended_state, need, own_view, met_otherwise, met_otherwise_how, housing_form
) -> list[tuple[str, str]]:
    """(field, what is missing) in one life area. An area without limitation and need asks for nothing more."""
    if current_state is None:
        return [("current_state", "Välj läget nu.")]
    if current_state in NO_LIMITATION and not need.strip():
        return []
    gaps = []
    if intended_state is None:
        gaps.append(("intended_state", "Välj avsett läge."))
    if not need.strip():
        gaps.append(("need", "Skriv behovet."))
    if not own_view.strip() and housing_form in TRAINING_HOUSING:
        gaps.append(("own_view", "Skriv vad personen själv vill. Stödet ska vara frivilligt."))
    if not met_otherwise:
        gaps.append(("met_otherwise", "Svara på om behovet kan mötas på annat sätt."))
    elif met_otherwise != MetOtherwise.NO and not met_otherwise_how.strip():
        gaps.append(("met_otherwise_how", "Skriv hur behovet kan mötas på annat sätt."))
    return gaps


def home_gaps(*, housing_form: str, answered: set[str]) -> list[tuple[str, str]]:
    """(field, what is missing); `answered` are the chores with an answer."""
    if not housing_form:
        return [("housing_form", "Välj hur personen bor.")]
    if housing_form in SHARED_HOUSEHOLD and set(Chore) - answered:
        return [("chores", "Svara på vem som gör varje syssla hemma.")]
    return []


def communication_gap(answers: list[tuple[date, date | None]], *, reason: str, today: date) -> str:
    """What is missing for FL 25 §; `answers` are (answer by, answered on)."""
    if not answers and not reason.strip():
        return "Kommunicera uppgifterna med personen, eller skriv varför det inte behövs."
    if any(answered is None and by >= today for by, answered in answers):
        return "Vänta in personens svar, eller tills tiden att svara har gått ut."
    return ""
