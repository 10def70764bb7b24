from django.contrib.auth.views import LogoutView
from django.urls import include, path
from oauth2_provider.views import OAuthServerMetadataView

from . import views
from .api.grants import Revoke, Token

# Under the toolkit's own names, which it writes its description of the endpoints with.
oauth = [
    path("oauth/authorize/", views.Consent.as_view(), name="authorize"),
    path("oauth/token/", Token.as_view(), name="token"),
    path("oauth/revoke/", Revoke.as_view(), name="revoke-token"),
    path(
        ".well-known/oauth-authorization-server",
        OAuthServerMetadataView.as_view(),
        name="oauth-server-metadata",
    ),
]
urlpatterns = [
    path("", include((oauth, "oauth2_provider"))),
    path("logga-in/", views.Login.as_view(), name="login"),
    path("logga-ut/", LogoutView.as_view(), name="logout"),
    path("utkast/", views.save_draft, name="save_draft"),
    path("mina-installningar/", views.my_settings, name="my_settings"),
    path("delegationer/", views.delegations, name="delegations"),
    path("delegationer/<int:pk>/avsluta/", views.delegation_end, name="delegation_end"),
    path("enheter/", views.units, name="units"),
    path("enheter/<int:pk>/", views.unit_edit, name="unit_edit"),
    path("system/", views.systems, name="systems"),
    path("system/nytt/", views.system_new, name="system_new"),
    path("system/<int:pk>/", views.system, name="system"),
    path("system/<int:pk>/andra/", views.system_change, name="system_change"),
    path("system/<int:pk>/hemlighet/", views.system_secret, name="system_secret"),
    path("system/<int:pk>/sparra/", views.system_block, name="system_block"),
    path("system/<int:pk>/nycklar/", views.system_revoke, name="system_revoke_all"),
    path("system/<int:pk>/nycklar/<int:token>/", views.system_revoke, name="system_revoke"),
    path("system/handelser/", views.subscriptions, name="subscriptions"),
    path("system/handelser/ny/", views.subscription_new, name="subscription_new"),
    path("system/handelser/<int:pk>/", views.subscription, name="subscription"),
    path("system/handelser/<int:pk>/nyckel/", views.subscription_key, name="subscription_key"),
    path("system/handelser/<int:pk>/pausa/", views.subscription_pause, name="subscription_pause"),
    path("system/handelser/<int:pk>/fortsatt/", views.subscription_resume, name="subscription_resume"),
    path("system/handelser/<int:pk>/skicka-igen/", views.subscription_resend, name="subscription_resend"),
    path("system/handelser/<int:pk>/avsluta/", views.subscription_end, name="subscription_end"),
    path("system/handelser/en/<int:pk>/skicka-igen/", views.delivery_resend, name="delivery_resend"),
    path("system/handelser/en/<int:pk>/hoppa-over/", views.delivery_skip, name="delivery_skip"),
    path("handbok/", views.handbook, name="handbook"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
]
