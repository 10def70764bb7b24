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


def decision_trail(decision) -> list[tuple[str, str]]:
    return [*case_trail(decision.case), ("Beslut", decision_url(decision))]


def application_url(application) -> str:
    return reverse("application", args=[application.pk])


def application_new_url(case) -> str:
    return reverse("application_new", args=[case.pk])


def children_url(case) -> str:
    return reverse("children", args=[case.pk])


def investigation_url(investigation, part: str = "") -> str:
    return reverse("investigation", args=[investigation.pk]) + (f"#{part}" if part else "")


def need_url(need) -> str:
    return f"{reverse('investigation', args=[need.investigation_id])}?omrade={need.pk}#need-{need.pk}"
