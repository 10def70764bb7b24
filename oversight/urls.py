from django.urls import path

from .views import audit, flags, imports, late, log, non_execution, overview, settings

urlpatterns = [
    path("arenden/", overview.cases, name="cases"),
    path("forsenat/", flags.flags, name="flags"),
    path("forsenat/fordela/", flags.flags_assign, name="flags_assign"),
    path("forsenat/<int:pk>/", flags.flag, name="flag"),
    path("forsenat/<int:pk>/vanta/", flags.flag_snooze, name="flag_snooze"),
    path("forsenat/<int:pk>/vacka/", flags.flag_wake, name="flag_wake"),
    path("oversikt/", overview.overview, name="overview"),
    path("bestallningar/<uuid:pk>/forsening/", late.late_plan_new, name="late_plan_new"),
    path("import/", imports.imports, name="imports"),
    path("import/<int:pk>/", imports.import_, name="import"),
    path("frister/", settings.deadlines, name="deadlines"),
    path("frister/<int:pk>/ta-bort/", settings.deadline_remove, name="deadline_remove"),
    path("granser/", settings.limits, name="limits"),
    path("granser/<int:pk>/ta-bort/", settings.limit_remove, name="limit_remove"),
    path("ej-verkstallt/", non_execution.non_execution, name="non_execution"),
    path(
        "ej-verkstallt/<int:year>/<int:number>/",
        non_execution.non_execution_quarter,
        name="non_execution_quarter",
    ),
    path(
        "ej-verkstallt/<int:year>/<int:number>/csv/",
        non_execution.non_execution_csv,
        name="non_execution_csv",
    ),
    path("atkomst/", log.access_log, name="access_log"),
    path("granskning/", audit.audit, name="audit"),
    path("granskning/akter/<int:pk>/", audit.file_grade, name="file_grade"),
    path("granskning/akter/<int:pk>/klar/", audit.file_finish, name="file_finish"),
    path("granskning/akter/<int:pk>/<slug:part>/", audit.file_part, name="file_part"),
    path("granskning/omgangar/", audit.audit_rounds, name="audit_rounds"),
    path("granskning/omgangar/<int:pk>/", audit.audit_round, name="audit_round"),
]
