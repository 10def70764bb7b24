"""What is done with plans, by the pages' own views."""

from accounts.api import Operation
from orders.api.orders import OrderViewSet
from orders.forms import TapForm

from ..forms.answer import AgreeForm
from ..forms.audit import RubricForm
from ..forms.life import BeginForm, EndForm, KindForm, PlanVerbForm, ReviseForm
from ..forms.review import DeclineForm, ProposalForm, ReviewForm
from ..forms.writing import (
    ActivityFields,
    ActivityForm,
    CooperationFields,
    CooperationForm,
    GoalFields,
    GoalForm,
    PlanForm,
    WishFields,
    WishForm,
)
from ..views import additions, answer, audits, life, review, writing
from .audits import PlanAuditViewSet
from .parts import PlanActivityViewSet, PlanCooperationViewSet, PlanGoalViewSet, PlanWishViewSet
from .records import PlanViewSet
from .reviews import PlanReviewViewSet, ProposalViewSet

OF_LIFE = (
    Operation(
        "orders/<uuid:pk>/plans/",
        life.plan_new,
        BeginForm,
        "plan.begin",
        "Påbörja en plan. Den får beställningens mål och aktiviteter.",
        PlanViewSet,
        creates=True,
    ),
    Operation(
        "orders/<uuid:pk>/continue-plan/",
        life.plan_continue,
        TapForm,
        "plan.begin",
        "Låt den förra planen fortsätta för en ny beställning som säger samma sak. Personen behöver inte svara igen.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/propose/",
        life.plan_propose,
        PlanVerbForm,
        "plan.edit",
        "Föreslå planen för personen. Den sparas som en ny version.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/take-back/",
        life.plan_take_back,
        PlanVerbForm,
        "plan.edit",
        "Ta tillbaka en föreslagen plan för att skriva vidare.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/agree/",
        answer.plan_agree,
        AgreeForm,
        "plan.agree",
        "Registrera vad personen svarade på planen: underskrift, ett muntligt ja eller ett nej. Planen kommer sedan "
        "till handläggaren.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/revise/",
        life.plan_revise,
        ReviseForm,
        "plan.edit",
        "Revidera planen. Det som gäller nu följs tills personen har svarat på det nya.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/take-up/",
        life.plan_take_up,
        TapForm,
        "plan.edit",
        "Ta in det som har ändrats i beställningen. Det som inte längre är beställt går ut.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/change-kind/",
        life.plan_kind,
        KindForm,
        "plan.edit",
        "Byt slag på planen. Målet som hör till en kartläggning eller en kontaktplan går ut.",
        PlanViewSet,
    ),
    Operation(
        "plans/<uuid:pk>/end/",
        life.plan_end,
        EndForm,
        "plan.end",
        "Avsluta planen och säg varför.",
        PlanViewSet,
    ),
    Operation(
        "orders/<uuid:pk>/end/",
        life.order_end,
        EndForm,
        "order.end",
        "Avsluta stödet i förtid: beställningen, och planen om det finns en.",
        OrderViewSet,
    ),
)
OF_CONTENT = (
    Operation(
        "plans/<uuid:pk>/",
        writing.plan_edit,
        PlanForm,
        "plan.edit",
        "Ändra det som planen säger utöver mål, aktiviteter, önskemål och samarbete.",
        PlanViewSet,
        method="PATCH",
    ),
    Operation(
        "plans/<uuid:pk>/goals/",
        additions.plan_goal_new,
        GoalFields,
        "plan.edit",
        "Lägg till ett mål som inte är beställt. När planen är överenskommen blir det ett förslag till handläggaren.",
        PlanGoalViewSet,
        creates=True,
    ),
    Operation(
        "plan-goals/<uuid:pk>/",
        writing.plan_goal_edit,
        GoalForm,
        "plan.edit",
        "Ändra ett mål. Ett beställt mål säger hur det tas upp, ett tillagt vad det är och varför.",
        PlanGoalViewSet,
        method="PATCH",
    ),
    Operation(
        "plan-goals/<uuid:pk>/",
        additions.plan_goal_remove,
        PlanVerbForm,
        "plan.edit",
        "Ta bort ett tillagt mål och dess aktiviteter ur planen.",
        method="DELETE",
    ),
    Operation(
        "plan-goals/<uuid:pk>/activities/",
        additions.plan_activity_new,
        ActivityFields,
        "plan.edit",
        "Lägg till en aktivitet som inte är beställd.",
        PlanActivityViewSet,
        creates=True,
    ),
    Operation(
        "plan-activities/<uuid:pk>/",
        writing.plan_activity_edit,
        ActivityForm,
        "plan.edit",
        "Ändra en aktivitet: hur, när, var och vem.",
        PlanActivityViewSet,
        method="PATCH",
    ),
    Operation(
        "plan-activities/<uuid:pk>/",
        additions.plan_activity_remove,
        PlanVerbForm,
        "plan.edit",
        "Ta bort en tillagd aktivitet ur planen.",
        method="DELETE",
    ),
    Operation(
        "plans/<uuid:pk>/wishes/",
        additions.plan_wish_new,
        WishFields,
        "plan.edit",
        "Lägg till vad personen önskade, och vad det ledde till.",
        PlanWishViewSet,
        creates=True,
    ),
    Operation(
        "plan-wishes/<uuid:pk>/",
        writing.plan_wish_edit,
        WishForm,
        "plan.edit",
        "Ändra ett önskemål.",
        PlanWishViewSet,
        method="PATCH",
    ),
    Operation(
        "plan-wishes/<uuid:pk>/",
        additions.plan_wish_remove,
        PlanVerbForm,
        "plan.edit",
        "Ta bort ett önskemål.",
        method="DELETE",
    ),
    Operation(
        "plans/<uuid:pk>/cooperation/",
        additions.plan_cooperation_new,
        CooperationFields,
        "plan.edit",
        "Lägg till vem utföraren samarbetar med, om vad, var och när.",
        PlanCooperationViewSet,
        creates=True,
    ),
    Operation(
        "plan-cooperation/<uuid:pk>/",
        writing.plan_cooperation_edit,
        CooperationForm,
        "plan.edit",
        "Ändra ett samarbete.",
        PlanCooperationViewSet,
        method="PATCH",
    ),
    Operation(
        "plan-cooperation/<uuid:pk>/",
        additions.plan_cooperation_remove,
        PlanVerbForm,
        "plan.edit",
        "Ta bort ett samarbete.",
        method="DELETE",
    ),
)
OF_READING = (
    Operation(
        "plan-reviews/<uuid:pk>/read/",
        review.plan_read,
        TapForm,
        "plan.review",
        "Säg att planen är läst. Att hämta den räknas inte som att läsa den.",
        PlanReviewViewSet,
    ),
    Operation(
        "plan-reviews/<uuid:pk>/answer/",
        review.plan_review,
        ReviewForm,
        "plan.review",
        "Godta planen, återsänd den med anmärkningar, eller säg att du har läst en plan som personen inte har sagt "
        "ja till.",
        PlanReviewViewSet,
    ),
    Operation(
        "plan-proposals/<uuid:pk>/accept/",
        review.proposal_accept,
        ProposalForm,
        "plan.review",
        "Godta ett förslag. Beställningen ändras, eller så läggs förslaget i en ändring som du fyller i och skickar.",
        ProposalViewSet,
    ),
    Operation(
        "plan-proposals/<uuid:pk>/decline/",
        review.proposal_decline,
        DeclineForm,
        "plan.review",
        "Avböj ett förslag och säg varför. Planen gäller som den är tills den ändras.",
        ProposalViewSet,
    ),
    Operation(
        "plan-versions/<int:pk>/audit/",
        audits.plan_audit,
        RubricForm,
        "plan.audit",
        "Bedöm en version av planen efter mallen. Har du bedömt den förut ersätts dina omdömen.",
        PlanAuditViewSet,
    ),
)
OPERATIONS = (*OF_LIFE, *OF_CONTENT, *OF_READING)
