"""Where a person lets an app act for her."""

from urllib.parse import urlsplit

from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from oauth2_provider.views import AuthorizationView

from boendestod.errors import NotPermitted

from ..backends.tokens import works_at
from ..models import ClientSystem
from ..scopes import in_words

ELSEWHERE = "Appen är inte till för dig: den hör till en annan arbetsplats än din."
WRONG = "Appen frågade på ett sätt som vi inte förstår. Kontakta den som ansvarar för appen."


@method_decorator(never_cache, name="dispatch")
class Consent(AuthorizationView):
    template_name = "accounts/consent.html"

    def validate_authorization_request(self, request):
        scopes, credentials = super().validate_authorization_request(request)
        self._refuse_elsewhere(credentials["client_id"])
        return scopes, credentials

    def form_valid(self, form):
        self._refuse_elsewhere(form.cleaned_data["client_id"])
        return super().form_valid(form)

    def form_invalid(self, form):
        return self._refused(400)

    def _refuse_elsewhere(self, client_id: str) -> None:
        if not works_at(get_object_or_404(ClientSystem, client_id=client_id), self.request.user):
            raise NotPermitted(ELSEWHERE)

    def render_to_response(self, context, status=200):
        if "error" in context:
            return self._refused(status)
        context["allowed"] = in_words(context["scopes"])
        response = super().render_to_response(context)
        # The browser refuses to be led from the form to another host; here the app's own is where it is to go.
        target = urlsplit(context["redirect_uri"])
        response._csp_update = {"form-action": f"{target.scheme}://{target.netloc}"}
        return response

    def _refused(self, status: int):
        return render(self.request, "refused.html", {"message": WRONG}, status=status)
