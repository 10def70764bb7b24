"""JSON of a size and depth that a caller can mean."""

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser


class TooLarge(APIException):
    status_code = 413
    default_detail = "Det du skickade är för stort."
    default_code = "too_large"


class BoundedJSONParser(JSONParser):
    """A view that takes more says so as `most_bytes`."""

    def parse(self, stream, media_type=None, parser_context=None):
        view = parser_context["view"]
        length = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if length > getattr(view, "most_bytes", settings.DATA_UPLOAD_MAX_MEMORY_SIZE):
            raise TooLarge
        try:
            return super().parse(stream, media_type, parser_context)
        except (ParseError, RecursionError) as unreadable:
            raise ParseError("Det du skickade är inte läsbar JSON.") from unreadable
