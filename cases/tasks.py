from celery import shared_task

from . import documents
from .models import DecisionDocument


@shared_task
def draw_documents(decision_id: str):
    """Ahead of the first who opens them."""
    for document in DecisionDocument.objects.filter(decision=decision_id, pdf__isnull=True):
        documents.drawn(document)
