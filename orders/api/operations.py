"""What is done with orders, by the pages' own views."""

from accounts.api import Operation

from .. import forms
from ..views import amendment, carrying_on, dialogue, execution, grades, messages
from .dialogue import OrderMessageViewSet
from .execution import InterruptionViewSet, OfferViewSet
from .orders import OrderViewSet
from .writing import WRITING

SENDING = (
    Operation(
        "orders/<uuid:pk>/send/",
        dialogue.order_send,
        forms.SendForm,
        "order.send",
        "Skicka beställningen till utföraren. Har utföraren frågat något ska svaret följa med.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/accept/",
        dialogue.order_accept,
        forms.AcceptForm,
        "order.accept",
        "Ta emot beställningen. En ändring förs in i beställningen, som blir svaret; där skickas bara received_on.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/return/",
        dialogue.order_return,
        forms.ReturnForm,
        "order.return",
        "Sänd tillbaka beställningen med en fråga.",
        OrderViewSet,
        record=lambda asked: asked.order,
    ),
    Operation(
        "orders/<uuid:pk>/assign/",
        dialogue.order_assign,
        forms.KeyWorkerForm,
        "order.assign",
        "Byt stödperson.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/amend/",
        amendment.order_amend,
        forms.AmendForm,
        "order.amend",
        "Börja skriva en ändring av beställningen. Svaret är ändringen, som skrivs och skickas som en beställning.",
        OrderViewSet,
        creates=True,
    ),
    Operation(
        "orders/<uuid:pk>/withdraw/",
        amendment.amendment_withdraw,
        forms.WithdrawForm,
        "order.amend",
        "Återta en ändring. Svaret är beställningen, som gäller som förut. Skriv varför om ändringen har skickats.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/carry-on/",
        carrying_on.order_carry_on,
        forms.CarryOnForm,
        "order.amend",
        "Låt beställningen fortsätta på ett senare beslut.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/grades/",
        grades.order_grade,
        forms.GradeForm,
        "order.grade",
        "Bedöm hur tydlig beställningen är. Svaret är beställningen.",
        OrderViewSet,
        record=lambda graded: graded[0].order,
    ),
    Operation(
        "orders/<uuid:pk>/messages/",
        messages.message_new,
        forms.MessageForm,
        "order.write_message",
        "Skriv ett meddelande om beställningen. De meddelanden som det svarar på blir lästa.",
        OrderMessageViewSet,
        creates=True,
    ),
    Operation(
        "messages/<uuid:pk>/read/",
        messages.message_read,
        forms.ReadForm,
        "order.write_message",
        "Markera meddelandet som läst.",
        OrderMessageViewSet,
    ),
)

EXECUTING = (
    Operation(
        "orders/<uuid:pk>/start/",
        execution.order_start,
        forms.StartForm,
        "order.execute",
        "Skriv vilken dag stödet startade. Det första besöket sätter annars dagen.",
        OrderViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/offers/",
        execution.offer_new,
        forms.OfferForm,
        "order.execute",
        "Skriv vad personen har erbjudits för att stödet ska börja.",
        OfferViewSet,
        creates=True,
    ),
    Operation(
        "offers/<uuid:pk>/answer/",
        execution.offer_answer,
        forms.OfferAnswerForm,
        "order.execute",
        "Skriv vad personen svarade på erbjudandet.",
        OfferViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/interruptions/",
        execution.interruption_new,
        forms.InterruptionForm,
        "order.execute",
        "Skriv att stödet är avbrutet, från vilken dag och varför.",
        InterruptionViewSet,
        creates=True,
    ),
    Operation(
        "interruptions/<uuid:pk>/end/",
        execution.interruption_end,
        forms.ResumeForm,
        "order.execute",
        "Skriv vilken dag stödet återupptogs.",
        InterruptionViewSet,
    ),
)

OPERATIONS = (*WRITING, *SENDING, *EXECUTING)
