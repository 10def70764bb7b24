"""What support is about: goals, activities and the worker's words about them. All made up."""

from dataclasses import dataclass

from cases.rules import LifeArea
from orders.rules import SubGoal, SupportForm
from plans.rules import HowOften


@dataclass(frozen=True)
class Task:
    what: str
    why: str
    scope: str
    how: str
    how_often: HowOften
    minutes: int
    sub_goal: SubGoal = SubGoal.WITH_SUPPORT
    support_form: SupportForm = SupportForm.SKILLS_TRAINING
    where: str = "hemma"
    when: str = ""


@dataclass(frozen=True)
class Theme:
    life_area: LifeArea
    need: str
    overall: str
    personal: str
    indicator: str
    tasks: tuple[Task, ...]
    notes: tuple[str, ...]


POST = Theme(
    LifeArea.WORK_EDUCATION_ECONOMY,
    "öppnar inte sin post, och räkningar blir obetalda",
    "Sköta sin post och sina räkningar",
    "Jag vill öppna posten varje vecka och slippa påminnelser.",
    "Ingen räkning är äldre än två veckor.",
    (
        Task(
            "Öppna post",
            "Räkningar blir obetalda när posten ligger oöppnad",
            "en gång i veckan",
            "Vi öppnar tillsammans och lägger i tre högar: betala, svara, slänga.",
            HowOften.EVERY_WEEK,
            45,
        ),
        Task(
            "Betala räkningar",
            "Det känns lättare när någon sitter bredvid",
            "två gånger i månaden",
            "Personen loggar in själv. Jag läser upp belopp och datum.",
            HowOften.EVERY_OTHER_WEEK,
            45,
            SubGoal.MORE_INDEPENDENTLY,
            SupportForm.PRACTICAL,
            when="vid den 25:e",
        ),
    ),
    (
        "Vi öppnade sex brev. Två räkningar betalades på en gång, resten kunde slängas.",
        "Posten var redan öppnad när jag kom. Vi gick igenom ett brev från hyresvärden.",
        "Det var mycket post i dag. Vi tog hälften och bestämde att ta resten nästa gång.",
    ),
)
HOME = Theme(
    LifeArea.DOMESTIC_LIFE,
    "kommer inte i gång med hemmet och har svårt att ta emot besök",
    "Ett hem som fungerar i vardagen",
    "Jag vill kunna bjuda hem min syster utan att skämmas.",
    "Disken är klar när veckan är slut.",
    (
        Task(
            "Städa ett rum i taget",
            "Det blir för mycket när allt ska göras samtidigt",
            "en gång i veckan",
            "Vi väljer rum tillsammans och sätter klockan på 30 minuter.",
            HowOften.EVERY_WEEK,
            60,
        ),
        Task(
            "Tvätta",
            "Tvättstugan är svår att komma i gång med",
            "varannan vecka",
            "Vi bokar tid ihop och går ned tillsammans första gången.",
            HowOften.EVERY_OTHER_WEEK,
            90,
            SubGoal.MOTIVATION,
            SupportForm.PRACTICAL,
            where="i tvättstugan",
            when="på bokad tvättid",
        ),
    ),
    (
        "Köket blev klart på tjugo minuter. Vi fikade efteråt vid ett rent bord.",
        "Orken räckte till disken. Det var nog för i dag.",
        "Badrummet är klart. Nästa gång tar vi sovrummet.",
    ),
)
WEEK = Theme(
    LifeArea.GENERAL_TASKS,
    "tappar bort dagarna och missar tider",
    "Överblick över veckan",
    "Jag vill veta vad som händer och hinna förbereda mig.",
    "Högst en missad tid i månaden.",
    (
        Task(
            "Göra en veckoplan",
            "Tider glöms bort när de bara finns i huvudet",
            "en gång i veckan",
            "Vi skriver in veckan i almanackan och sätter larm i telefonen.",
            HowOften.EVERY_WEEK,
            30,
            SubGoal.MORE_INDEPENDENTLY,
        ),
        Task(
            "Förbereda viktiga möten",
            "Oron inför möten gör att de blir avbokade",
            "när det behövs",
            "Vi skriver ned frågorna dagen före.",
            HowOften.WHEN_NEEDED,
            30,
            SubGoal.WITH_SUPPORT,
            SupportForm.EMOTIONAL,
            when="dagen före mötet",
        ),
    ),
    (
        "Veckan är inskriven. Larm är satt för tandläkaren på torsdag.",
        "Vi gick igenom förra veckan först: en missad tid, och varför.",
        "Almanackan var redan ifylld till onsdag. Vi fyllde på resten.",
    ),
)
OUT = Theme(
    LifeArea.COMMUNITY_LIFE,
    "går sällan ut och saknar människor att träffa",
    "Ha något att gå till",
    "Jag vill ta mig till träffpunkten på fredagar.",
    "Besök på träffpunkten två gånger i månaden.",
    (
        Task(
            "Gå ut en runda",
            "Trappan och gatan känns otrygga på egen hand",
            "en gång i veckan",
            "Vi går samma väg varje gång och vänder när det räcker.",
            HowOften.EVERY_WEEK,
            45,
            SubGoal.WITH_SUPPORT,
            SupportForm.EMOTIONAL,
            where="runt dammen",
        ),
        Task(
            "Åka till träffpunkten",
            "Bussen är det som tar stopp",
            "varannan vecka",
            "Jag möter vid hållplatsen. Vi åker ihop, hemresan provar personen själv.",
            HowOften.EVERY_OTHER_WEEK,
            120,
            SubGoal.MORE_INDEPENDENTLY,
            where="vid hållplatsen",
        ),
    ),
    (
        "Vi gick runt dammen. Det var första gången på tre veckor.",
        "Träffpunkten var öppen. Vi stannade en timme, hemresan gick bra på egen hand.",
        "Vi vände i porten. Vi pratade om varför och provar igen på fredag.",
    ),
)
FOOD = Theme(
    LifeArea.SELF_CARE,
    "äter oregelbundet och hoppar ofta över lagad mat",
    "Regelbundna måltider",
    "Jag vill laga mat till mig själv tre dagar i veckan.",
    "Tre lagade middagar i veckan.",
    (
        Task(
            "Planera och handla mat",
            "Utan lista blir det mest bröd",
            "en gång i veckan",
            "Vi skriver listan hemma och handlar tillsammans.",
            HowOften.EVERY_WEEK,
            60,
            SubGoal.WITH_SUPPORT,
            SupportForm.PRACTICAL,
            where="hemma och i affären",
        ),
        Task(
            "Laga mat",
            "Det går bra när någon är med i köket",
            "en gång i veckan",
            "Personen lagar, jag läser receptet.",
            HowOften.EVERY_WEEK,
            60,
            when="efter handlingen",
        ),
    ),
    (
        "Listan höll. Vi lagade linsgryta som räcker till tre dagar.",
        "Vi handlade men hann inte laga. Receptet ligger framme.",
        "Middagen var redan lagad när jag kom. Vi skrev listan till nästa vecka.",
    ),
)
SLEEP = Theme(
    LifeArea.SENSE_OF_SECURITY,
    "sover dåligt och oroar sig på kvällarna",
    "Lugnare kvällar",
    "Jag vill kunna somna utan att ringa någon.",
    "Högst två oroliga kvällar i veckan.",
    (
        Task(
            "Gå igenom kvällen",
            "En plan för kvällen gör den kortare",
            "en gång i veckan",
            "Vi skriver ned vad som brukar hjälpa och hänger listan på dörren.",
            HowOften.EVERY_WEEK,
            45,
            SubGoal.MOTIVATION,
            SupportForm.EMOTIONAL,
        ),
    ),
    (
        "Tre lugna kvällar den här veckan. Listan på dörren har hjälpt.",
        "En svår vecka. Vi bestämde vem man kan ringa, och när.",
    ),
)

THEMES = (POST, HOME, WEEK, OUT, FOOD, SLEEP)
