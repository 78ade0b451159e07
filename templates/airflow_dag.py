"""An Airflow task that makes the report of each night; put the file into the folder of DAGs.

It needs apache-airflow-providers-standard, which Airflow 3 has and Airflow 2.9 and later can have.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator

with DAG(
    "wireqa_nightly",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10)},
) as dag:
    # A second try goes on where the first was stopped. Exit code 1 says that quality fell.
    BashOperator(
        task_id="report",
        bash_command=(
            "/srv/wireqa/venv/bin/qa report /srv/corpus --layout system/desk "
            "--out /srv/wireqa/reports --date {{ ds }} --quiet"
        ),
        skip_on_exit_code=None,
    )
