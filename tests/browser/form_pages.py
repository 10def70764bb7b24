"""A page with one long form, for the tests of app.js. `sent` and `drafts` hold what the server got.

No transaction: the browser may send its last draft while the test database is being taken down.
"""

from threading import Event

from django.db.transaction import non_atomic_requests
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from boendestod.urls import urlpatterns as project

PAGE = """
{% extends "base.html" %}
{% block content %}
  <h1>Formulär</h1>
  <form method="post" novalidate data-draft-url="/utkast/">
    {% csrf_token %}
    <label for="text">Text</label> <input id="text" name="text">
    <label for="until">Till och med</label> <input id="until" name="until" type="date">
    <button name="verb" value="send" data-confirm="ask">Skicka</button>
    <button name="verb" value="save">Spara</button>
    {% include "components/draft_status.html" %}
  </form>
  {% include "components/confirm.html" with id="ask" title="Skicka?" text="Nu går den." action="Ja, skicka" %}
  <table><tbody data-rows>
    <tr><th><a href="/1">Ett</a></th></tr>
    <tr><th><a href="/2">Två</a></th></tr>
  </tbody></table>
{% endblock %}
"""
sent = []
drafts = []
answers = {"draft": 204}
has_come, may_answer = Event(), Event()


@non_atomic_requests
def form(request):
    if request.method == "POST":
        sent.append(request.POST.dict())
        has_come.set()
        may_answer.wait(10)
        return HttpResponse("Tack", content_type="text/plain; charset=utf-8")
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


@non_atomic_requests
def draft(request):
    drafts.append(request.POST.dict())
    return HttpResponse(status=answers["draft"])


@non_atomic_requests
def arrival(request):
    has_come.wait(10)
    return HttpResponse(status=204)


urlpatterns = [path("formular/", form), path("har-kommit/", arrival), path("utkast/", draft), *project]
