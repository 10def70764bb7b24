"""What the endpoints of every record of a case share."""

from django_filters import rest_framework as filters
from rest_framework import serializers

from accounts.api import RecordSerializer

OF_CASE = ["id", "case", "case_ref"]


# The record's place: it knows its case, directly or through what it hangs on.
class OfCaseSerializer(RecordSerializer):
    case = serializers.UUIDField(source="case.pk", label="Ärende")
    case_ref = serializers.CharField(source="case.case_ref", label="Ärendenummer")


class OfCaseFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")
