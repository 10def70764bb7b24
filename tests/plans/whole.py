"""A plan that says everything a plan can say, and one that is as large as they get."""

from datetime import date, time

from plans import actions
from plans.models import Plan, PlanActivity
from plans.rules import ArrivalNotice, HowOften, TakenUp, TimeOfDay, WishMet

LONG_WORD = "Självständighetsbefrämjande hemöppningsåtgärdsövning"


def said(cast, plan: Plan) -> Plan:
    """Every field filled; the ordered activity adapted, another added."""
    me = cast.support_worker
    ordered = PlanActivity.objects.get(goal__plan=plan)
    actions.edit_activity(
        ordered,
        by=me,
        version=ordered.version,
        taken_up=TakenUp.ADAPTED,
        differs_how="Varannan vecka i stället för varje",
        differs_why="Astrid vill börja lugnt",
        how="Vi öppnar tillsammans vid köksbordet",
        weekdays=[3, 1],
        time_of_day=TimeOfDay.FORENOON,
        starts_at=time(9, 30),
        minutes=45,
        how_often=HowOften.EVERY_OTHER_WEEK,
        when="inte på helger",
        where="hemma",
        responsible=me,
    )
    actions.add_activity(
        ordered.goal,
        by=me,
        what="Promenad till brevlådan",
        added_because="Astrid vill gå ut en stund",
        how="Vi går tillsammans",
        weekdays=[5],
        responsible=me,
    )
    goal = ordered.goal
    actions.edit_goal(goal, by=me, version=goal.version, indicator="Ingen oöppnad post på fredagen")
    actions.save_wish(
        plan, by=me, wish="Samma person varje gång", done="Bo kommer alla måndagar.", met=WishMet.PARTLY
    )
    actions.save_cooperation(
        plan,
        by=me,
        with_whom="Öppenpsykiatrin",
        about="Medicin och sömn",
        where_when="varje månad på mottagningen",
    )
    plan.refresh_from_db()
    return actions.edit_plan(
        plan,
        by=me,
        version=plan.version,
        practical="Nyckeln ligger i nyckelskåpet.",
        think_of="Katten får inte gå ut.",
        arrival_notice=ArrivalNotice.SMS,
        arrival_note="en kvart före, till Astrids mobil",
        others_took_part="systern Åsa",
        participation="yes",
        participation_ways=["own_words", "pictures"],
        participation_how="Astrid valde dagarna.",
        follow_up_on=date(2026, 9, 1),
        follow_up_form="möte med personen",
    )


def grown(cast, plan: Plan, *, goals: int = 11, activities: int = 3) -> Plan:
    """As many goals and activities as the largest plans have, with long words."""
    me = cast.support_worker
    for number in range(1, goals + 1):
        goal = actions.add_goal(
            plan,
            by=me,
            goal=f"{LONG_WORD} nummer {number} så att jag klarar vardagen själv",
            added_because="Det behövs för att nå de andra målen",
            life_area="self_care",
            indicator="Det händer varje vecka",
        )
        for place in range(1, activities + 1):
            actions.add_activity(
                goal,
                by=me,
                what=f"{LONG_WORD} {place}",
                added_because="Behövs",
                how="Vi gör det tillsammans, steg för steg, och pratar efteråt om hur det gick. " * 2,
                weekdays=[1, 2, 3, 4, 5, 6, 7],
                how_often=HowOften.EVERY_WEEK,
                responsible=me,
            )
    plan.refresh_from_db()
    return plan
