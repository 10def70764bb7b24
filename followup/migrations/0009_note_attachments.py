import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import boendestod.dates
from accounts.audit import append_only, recorded_once


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_wrong_code"),
        ("followup", "0008_signed_facts_locked"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NoteAttachment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=boendestod.dates.now, editable=False, verbose_name="registrerad"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="filens namn")),
                (
                    "media_type",
                    models.CharField(blank=True, max_length=20, verbose_name="filtyp när den kom"),
                ),
                ("size", models.PositiveBigIntegerField(verbose_name="storlek i byte")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsumma")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "på väg från surfplattan"),
                            ("received", "mottagen"),
                            ("refused", "gick inte att ta emot"),
                        ],
                        default="expected",
                        max_length=20,
                        verbose_name="läge",
                    ),
                ),
                ("received_at", models.DateTimeField(editable=False, null=True, verbose_name="mottagen")),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.device",
                        verbose_name="surfplatta",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="followup.daynote",
                        verbose_name="daganteckning",
                    ),
                ),
            ],
            options={
                "verbose_name": "bild till daganteckning",
                "verbose_name_plural": "bilder till daganteckningar",
                "ordering": ["recorded_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalNoteAttachment",
            fields=[
                ("id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(
                        default=boendestod.dates.now, editable=False, verbose_name="registrerad"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="filens namn")),
                (
                    "media_type",
                    models.CharField(blank=True, max_length=20, verbose_name="filtyp när den kom"),
                ),
                ("size", models.PositiveBigIntegerField(verbose_name="storlek i byte")),
                ("sha256", models.CharField(max_length=64, verbose_name="kontrollsumma")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "på väg från surfplattan"),
                            ("received", "mottagen"),
                            ("refused", "gick inte att ta emot"),
                        ],
                        default="expected",
                        max_length=20,
                        verbose_name="läge",
                    ),
                ),
                ("received_at", models.DateTimeField(editable=False, null=True, verbose_name="mottagen")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "device",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.device",
                        verbose_name="surfplatta",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="followup.daynote",
                        verbose_name="daganteckning",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical bild till daganteckning",
                "verbose_name_plural": "historical bilder till daganteckningar",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AttachmentPicture",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="picture",
                        serialize=False,
                        to="followup.noteattachment",
                    ),
                ),
                ("content", models.BinaryField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AttachmentChunk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offset", models.PositiveBigIntegerField()),
                ("until", models.PositiveBigIntegerField()),
                ("content", models.BinaryField()),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.municipality",
                    ),
                ),
                (
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chunks",
                        to="followup.noteattachment",
                    ),
                ),
            ],
            options={
                "ordering": ["offset"],
                "constraints": [
                    models.UniqueConstraint(fields=("attachment", "offset"), name="attachment_chunk_once")
                ],
            },
        ),
        *append_only("followup_historicalnoteattachment"),
        *recorded_once("followup_noteattachment"),
    ]
