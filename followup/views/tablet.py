"""What a tablet asks the server, apart from sending in: docs/tablet.md. Not part of the API for other systems."""

from axes.helpers import get_client_ip_address
from django.middleware.csrf import get_token
from django.utils.cache import add_never_cache_headers
from rest_framework import serializers, status
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import note_access
from accounts.actions import (
    WrongPairingCode,
    enrol,
    note_erased,
    note_wrong_code,
    pair,
    refuse_guessing,
)
from accounts.devices import ON_DEVICE, DeviceUnknown, note_seen, require_device, sender_of, set_cookie
from accounts.models import LimitRule
from accounts.rules import CodeFor, LimitKey
from accounts.sealing import public_key
from boendestod import dates

from .. import actions


class TabletView(APIView):
    """Never kept by the browser or on the way."""

    schema = None
    permission_classes = []

    def finalize_response(self, request, response, *args, **kwargs):
        add_never_cache_headers(response)
        return super().finalize_response(request, response, *args, **kwargs)


class Signed(TabletView):
    """Only for somebody who is logged in, on a paired tablet, with the CSRF token that `session` gives."""

    permission_classes = APIView.permission_classes


class PairingSerializer(serializers.Serializer):
    code = serializers.CharField(max_length=40)
    app_version = serializers.CharField(max_length=40, allow_blank=True, default="")


class Pair(TabletView):
    authentication_classes = []

    def post(self, request):
        asked = PairingSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        address = get_client_ip_address(request)
        refuse_guessing(CodeFor.PAIRING, address)
        try:
            device, token = pair(**asked.validated_data)
        except WrongPairingCode:
            note_wrong_code(CodeFor.PAIRING, address)
            raise
        told = {"device_id": device.pk, "name": device.name, "sealing_key": public_key()}
        response = Response(told)
        set_cookie(request, response, token)
        return response


class Session(TabletView):
    def get(self, request):
        """Who and what the server takes the tablet for; it refuses nobody."""
        device = sender_of(request)
        if device is not None:
            note_seen(device)
            _bind_login(request, device)
        return Response(
            {
                "server_time": dates.now(),
                "device": _state(device),
                "device_id": device.pk if device else None,
                "user": _user(request.user, device),
                "csrf": get_token(request),
                "sealing_key": public_key(),
                "lease_hours": _lease_hours(device),
            }
        )


def _bind_login(request, device) -> None:
    if request.user.is_authenticated and request.session.get(ON_DEVICE) != str(device.pk):
        request.session[ON_DEVICE] = str(device.pk)


def _state(device) -> str:
    if device is None:
        return "unknown"
    return "revoked" if device.blocked_at else "ok"


def _user(user, device) -> dict | None:
    if not user.is_authenticated or user.membership is None:
        return None
    enrolled = device is not None and device.users.filter(user=user).exists()
    return {"id": user.pk, "name": str(user), "enrolled": enrolled}


def _lease_hours(device) -> int | None:
    if device is None:
        return None
    return LimitRule.objects.value_on(device.municipality, LimitKey.LEASE_HOURS, dates.today())


class EnrolmentSerializer(serializers.Serializer):
    public_key = serializers.JSONField()


class Enrol(Signed):
    def post(self, request):
        device = require_device(request)
        asked = EnrolmentSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        enrol(device, by=request.user, **asked.validated_data)
        note_seen(device)
        return Response(status=status.HTTP_204_NO_CONTENT)


class HandOut(Signed):
    def post(self, request):
        device = require_device(request)
        pack = actions.hand_out_pack(device, by=request.user)
        for part in pack.held:
            note_access(request, part.case, action="pack")
        note_seen(device)
        return Response(pack.content)


class Erased(TabletView):
    authentication_classes = []

    def post(self, request):
        device = sender_of(request)
        if device is None:
            raise DeviceUnknown
        note_erased(device)
        return Response(status=status.HTTP_204_NO_CONTENT)
