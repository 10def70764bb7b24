from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_move_wishes_and_cooperation")]

    operations = [
        migrations.RemoveField(
            model_name='historicalplan',
            name='cooperation',
        ),
        migrations.RemoveField(
            model_name='historicalplan',
            name='wishes',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='cooperation',
        ),
        migrations.RemoveField(
            model_name='plan',
            name='wishes',
        ),
    ]
