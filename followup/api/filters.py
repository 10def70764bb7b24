from django_filters import rest_framework as filters


class YesNoFilter(filters.TypedChoiceFilter):
    """Says how true is written, and refuses what is neither."""

    def __init__(self, *args, **kwargs):
        choices = [("true", "ja"), ("false", "nej")]
        super().__init__(*args, choices=choices, coerce={"true": True, "false": False}.get, **kwargs)


class OfCaseFilter(filters.FilterSet):
    case = filters.UUIDFilter(label="Ärende")


class OfOrderFilter(OfCaseFilter):
    order = filters.UUIDFilter(label="Beställning")
