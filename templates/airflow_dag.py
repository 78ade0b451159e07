"""An Airflow task that makes the report of each night; put the file into the folder of DAGs.

It needs apache-airflow-providers-standard, which Airflow 3 has and Airflow 2.9 and later can have.
"""

from __future__ import annotations

import subprocess
from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.python import PythonOperator

try:
    from airflow.sdk.exceptions import AirflowException, AirflowFailException
except ModuleNotFoundError:  # Airflow 2
    from airflow.exceptions import AirflowException, AirflowFailException

COMMAND = (
    "/srv/wireqa/venv/bin/qa", "report", "/srv/corpus", "--layout", "system/desk",
    "--out", "/srv/wireqa/reports", "--quiet",
)  # fmt: skip
# What a second try would find again: the task fails at once, without one.
FINAL = {
    1: "quality fell: see the page of the night",
    2: "something could not be read: the log or the page of the night says what",
}


def report(day: str) -> None:
    """Fails for good by what the corpus is like, and is tried again after a crash."""
    command = [*COMMAND, "--date", day]
    piped, aside = subprocess.PIPE, subprocess.STDOUT
    with subprocess.Popen(command, stdout=piped, stderr=aside, text=True) as run:
        try:
            assert run.stdout
            for line in run.stdout:
                print(line, end="")
            code = run.wait()
        finally:
            run.terminate()  # when Airflow ends the task; the next run goes on where this one was
    if code in FINAL:
        raise AirflowFailException(FINAL[code])
    if code:
        raise AirflowException(f"the report ended with {code}")


with DAG(
    "wireqa_nightly",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=10)},
) as dag:
    PythonOperator(task_id="report", python_callable=report, op_args=["{{ ds }}"])
