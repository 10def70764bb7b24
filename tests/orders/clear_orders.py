"""Orders that are clear, and how to make one of them worse."""

from dataclasses import replace
from datetime import date

from accounts.rules import GoalScheme
from orders.clarity import (
    ActivityText,
    GoalText,
    OrderText,
)
from orders.rules import SubGoal, SupportForm

ASPECTS = ["need", "goals", "what", "why_how", "scope", "follow_up"]

OPEN_POST = ActivityText(
    id="a1",
    what="Öppna posten och lägga den i tre högar: betala, svara, slänga",
    why="Räkningar blir obetalda när posten ligger oöppnad",
    how=SubGoal.WITH_SUPPORT.label,
    scope="en gång i veckan",
)
# The two examples of Stockholm's instructions (domain.md §2.2): the post by delmål, the budget by stödform.
POST = OrderText(
    needs="Astrid öppnar inte sin post. Hon har fått betala påminnelser och är orolig för brev från hyresvärden.",
    scheme=GoalScheme.DUR_SP,
    preconditions="Hon har en katt. Ring på två gånger, så vet hon att det är ni.",
    risks="Inga kända.",
    scope=True,
    follow_up=True,
    provider=True,
    children_known=False,
    children_note="",
    goals=[
        GoalText(
            id="g1",
            need="Posten blir liggande",
            overall_goal="Sköta sin ekonomi",
            personal_goal="Jag vill öppna min post varje vecka och slippa påminnelser.",
            measure="Ingen räkning är äldre än två veckor.",
            reach_by=date(2027, 5, 31),
            accepted="yes",
            activities=[OPEN_POST],
        )
    ],
    investigation=["Astrid bor själv i en tvåa. Hon har en syster som hon träffar ibland."],
)
BUDGET = replace(
    POST,
    needs="Pengarna tar slut innan månaden är slut, och han lånar av sin bror till mat.",
    scheme=GoalScheme.DUR_FN,
    preconditions="Han bor i en träningslägenhet. Kaffe är ett bra sätt att börja.",
    goals=[
        GoalText(
            id="g1",
            need="Pengarna räcker inte hela månaden",
            overall_goal="Sköta sin ekonomi",
            personal_goal="Jag vill ha en budget för varje månad så att pengarna räcker till maten.",
            measure="Det finns pengar kvar till mat den sista veckan tre månader i rad.",
            reach_by=date(2027, 3, 31),
            accepted="yes",
            activities=[
                ActivityText(
                    id="a1",
                    what="Göra en budget för månaden och skriva upp vad som har köpts",
                    why="Han ser då själv vad som är kvar och slipper låna",
                    how=SupportForm.SKILLS_TRAINING.label,
                    scope="två gånger i månaden",
                )
            ],
        )
    ],
)


def order(**changes) -> OrderText:
    return replace(POST, **changes)


def goal(**changes) -> OrderText:
    return replace(POST, goals=[replace(POST.goals[0], **changes)])


def activity(**changes) -> OrderText:
    return goal(activities=[replace(OPEN_POST, **changes)])


def many_goals(count: int) -> OrderText:
    return order(
        goals=[
            replace(POST.goals[0], id=f"g{number}", personal_goal=f"Jag öppnar {number} brev")
            for number in range(count)
        ]
    )


def words(count: int) -> str:
    return " ".join(["brev"] * count)


INVESTIGATED = (
    "Astrid har i flera år haft svårt att öppna sin post. Hon lägger breven i en låda i hallen och oroar sig för dem. "
    "Systern har tidigare hjälpt till, men bor sedan i våras på annan ort."
)
OWN = (
    "Astrid behöver någon som sitter bredvid när breven öppnas. När systern var här gick det bra, så det är sällskapet "
    "som gör skillnad. Börja med breven i lådan i hallen, de nyaste först."
)


def copied(text: str) -> OrderText:
    return order(needs=text, investigation=["Något annat.", INVESTIGATED])
