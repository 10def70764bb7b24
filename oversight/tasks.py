from celery import shared_task

from boendestod import dates

from . import flags
from .importing.job import run_job


@shared_task
def raise_flags_for_today():
    flags.raise_flags(dates.today())


@shared_task
def run_import(job_id: int):
    run_job(job_id)
