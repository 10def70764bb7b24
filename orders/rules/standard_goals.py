"""The overall goal that a new ordered goal begins with, one for each life area (domain.md §2.2). The wording is our
own, as the reports print none; the caseworker edits it. Plain values in and out."""

from cases.rules import LifeArea

STANDARD_GOALS = {
    LifeArea.LEARNING: "Att lära sig, förstå och lösa det som vardagen kräver",
    LifeArea.GENERAL_TASKS: "Att planera och genomföra sin dag",
    LifeArea.COMMUNICATION: "Att förstå andra och göra sig förstådd",
    LifeArea.MOBILITY: "Att ta sig dit man vill",
    LifeArea.SELF_CARE: "Att ta hand om sin kropp och sin hälsa",
    LifeArea.DOMESTIC_LIFE: "Att sköta sitt hem och sina inköp",
    LifeArea.RELATIONS: "Att ha och behålla kontakt med människor man tycker om",
    LifeArea.WORK_EDUCATION_ECONOMY: "Att sköta sin ekonomi, sitt arbete eller sina studier",
    LifeArea.COMMUNITY_LIFE: "Att delta i sådant som man själv väljer utanför hemmet",
    LifeArea.SENSE_OF_SECURITY: "Att känna sig trygg hemma och ute",
    LifeArea.SUPPORT_BY_RELATIVE: "Att den som stödjer en närstående orkar och har ett eget liv",
}


def standard_goal(life_area: str) -> str:
    return STANDARD_GOALS.get(life_area, "")
