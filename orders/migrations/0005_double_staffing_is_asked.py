from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('orders', '0004_dialogue_append_only'),
    ]

    operations = [
        migrations.AlterField(
            model_name='order',
            name='double_staffing',
            field=models.BooleanField(blank=True, null=True, verbose_name='två boendestödjare behövs'),
        ),
        migrations.AlterField(
            model_name='historicalorder',
            name='double_staffing',
            field=models.BooleanField(blank=True, null=True, verbose_name='två boendestödjare behövs'),
        ),
    ]
