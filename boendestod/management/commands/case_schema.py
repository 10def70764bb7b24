import json

from oversight.document.schema import schema

from ._swedish import SwedishCommand


class Command(SwedishCommand):
    help = "Skriver schemat (JSON Schema) för ett ärende som dokument."

    def handle(self, **options):
        self.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2))
