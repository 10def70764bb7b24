"""How the description tells who may call: with a token and its scopes, or with the login of the pages."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension

from ..permissions import scope_of
from ..scopes import OwnScopes, reading

TOKEN_URL = "/oauth/token/"  # noqa: S105 - an address


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "accounts.backends.TokenAuthentication"
    name = "oauth2"

    def get_security_definition(self, auto_schema):
        gets = {"tokenUrl": TOKEN_URL, "refreshUrl": TOKEN_URL, "scopes": OwnScopes().get_all_scopes()}
        return {
            "type": "oauth2",
            "description": "Ett system loggar in med sitt id och sin hemlighet. En app agerar för den som har släppt "
            "in den. Ett system som får agera för medarbetare säger för vem i On-Behalf-Of, med användarens id.",
            "flows": {
                "clientCredentials": gets,
                "authorizationCode": gets | {"authorizationUrl": "/oauth/authorize/"},
            },
        }

    def get_security_requirement(self, auto_schema):
        return {self.name: _scopes(auto_schema.view)}


def _scopes(view) -> list[str]:
    """What a token must allow: the verb's key, or to read the noun; of what everybody with a token may, nothing."""
    operation = getattr(view, "operation", None) or getattr(view, "operations", {}).get(view.action)
    if operation is not None:
        return [scope_of(operation.needs)]
    noun = getattr(view, "noun", "")
    return [reading(noun)] if noun else []
