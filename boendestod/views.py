"""The two pages that span the whole chain."""

from django.http import HttpResponse

from accounts.access import open_record
from accounts.pages import reads
from cases.models import Case


@reads
def start(request):
    return HttpResponse("start")


@reads
def case_page(request, pk):
    case = open_record(request, Case.objects.all(), pk)
    return HttpResponse(case.case_ref)
