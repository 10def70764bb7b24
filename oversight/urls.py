from django.urls import path

urlpatterns = [
    # overview and worklists
    # settings, import, logs
    # audit
]
