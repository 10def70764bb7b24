from django.urls import path

from .views import dialogue, execution, writing

urlpatterns = [
    path("bestallningar/", dialogue.orders, name="orders"),
    path("arenden/<uuid:pk>/bestallning/ny/", writing.order_new, name="order_new"),
    path("bestallningar/<uuid:pk>/", dialogue.order, name="order"),
    path("bestallningar/<uuid:pk>/skriv/", writing.order_edit, name="order_edit"),
    path("bestallningar/<uuid:pk>/mal/nytt/", writing.goal_new, name="goal_new"),
    path("bestallda-mal/<uuid:pk>/", writing.goal_edit, name="goal_edit"),
    path("bestallda-mal/<uuid:pk>/ta-bort/", writing.goal_remove, name="goal_remove"),
    path("bestallda-mal/<uuid:pk>/aktivitet/ny/", writing.activity_new, name="activity_new"),
    path("bestallda-aktiviteter/<uuid:pk>/", writing.activity_edit, name="activity_edit"),
    path("bestallda-aktiviteter/<uuid:pk>/ta-bort/", writing.activity_remove, name="activity_remove"),
    path("bestallningar/<uuid:pk>/skicka/", dialogue.order_send, name="order_send"),
    path("bestallningar/<uuid:pk>/ta-emot/", dialogue.order_accept, name="order_accept"),
    path("bestallningar/<uuid:pk>/atersand/", dialogue.order_return, name="order_return"),
    path("bestallningar/<uuid:pk>/fordela/", dialogue.order_assign, name="order_assign"),
    path("bestallningar/<uuid:pk>/startat/", execution.order_start, name="order_start"),
    path("bestallningar/<uuid:pk>/erbjudande/nytt/", execution.offer_new, name="offer_new"),
    path("erbjudanden/<uuid:pk>/svar/", execution.offer_answer, name="offer_answer"),
    path("bestallningar/<uuid:pk>/avbrott/nytt/", execution.interruption_new, name="interruption_new"),
    path("avbrott/<uuid:pk>/slut/", execution.interruption_end, name="interruption_end"),
]
