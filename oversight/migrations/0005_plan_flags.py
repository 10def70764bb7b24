from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("oversight", "0004_non_execution_report_append_only")]

    operations = [
        migrations.AlterField(
            model_name="flag",
            name="rule",
            field=models.CharField(
                choices=[
                    ("plan_not_begun", "Planen är inte påbörjad"),
                    ("plan_not_received", "Planen har inte kommit in"),
                    ("plan_unread", "Planen är inte läst"),
                    ("plan_followup_overdue", "Planen är inte uppföljd"),
                    ("plan_followup_new_decision", "Planen är inte uppföljd vid nytt beslut"),
                    ("decision_expired", "Beslutet har gått ut"),
                    ("application_undecided", "Ansökan är inte avgjord"),
                    ("decision_never_reviewed", "Tills vidare utan datum för uppföljning"),
                    ("child_review_overdue", "Uppgifterna om barn ska ses över"),
                    ("order_unanswered", "Utförarens fråga är inte besvarad"),
                    ("execution_not_started", "Stödet har inte startat"),
                    ("decision_not_executed", "Beslutet är inte verkställt"),
                ],
                max_length=40,
                verbose_name="regel",
            ),
        )
    ]
