from django.urls import reverse


def case_url(case) -> str:
    return reverse("case", args=[case.pk])


def client_url(client) -> str:
    return reverse("client", args=[client.pk])


def decision_url(decision) -> str:
    return reverse("decision", args=[decision.pk])


def client_trail(client) -> list[tuple[str, str]]:
    return [(client.list_name, client_url(client))]


def case_trail(case) -> list[tuple[str, str]]:
    return [(f"{case.client.list_name}, {case.case_ref}", case_url(case))]
