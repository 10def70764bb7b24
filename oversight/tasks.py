from datetime import date
from smtplib import SMTPException

from celery import shared_task

from boendestod import dates

from . import digest, flags
from .importing.job import run_job


@shared_task
def raise_flags_for_today():
    flags.raise_flags(dates.today())


@shared_task
def send_digests():
    today = dates.today()
    for user in digest.readers():
        send_digest.delay(user.pk, today.isoformat())


@shared_task(autoretry_for=(OSError, SMTPException), retry_backoff=60, max_retries=5)
def send_digest(user_id: int, day: str):
    """One letter a task, so that one that does not get through stops no other. A letter of yesterday is not sent, nor
    one that the reader has declined meanwhile."""
    if date.fromisoformat(day) == dates.today():
        for user in digest.readers().filter(pk=user_id):
            digest.send(user, dates.today())


@shared_task
def run_import(job_id: int):
    run_job(job_id)
