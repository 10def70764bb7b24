from celery import Celery

app = Celery("boendestod")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
