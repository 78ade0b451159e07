"""Where batches run: here, in processes, on Spark, on Dask. One seam: batches in, names of receipts out.

A batch that fails gives no receipt, and its engine goes on; what is missing afterwards is for the
caller to see. Only what all would fail of, a full disk, ends a run: OSError. Measurements chose
pebble: of the pools of processes it alone survives a killed worker and ends a task that takes too
long.
"""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Literal

from qa.errors import ConfigError
from qa.nightly.batch import run_batch
from qa.nightly.task import Batch, Task

Engine = Literal["serial", "processes", "spark", "dask"]
Run = Callable[[Batch, Task], str]


@dataclass(frozen=True, slots=True)
class Job(Batch):
    """Other work on some items that workers may do too; `work` goes to them with what it needs."""

    work: Run


def do_job(job: Batch, task: Task) -> str:
    """What `run` does with jobs."""
    assert isinstance(job, Job)
    return job.work(job, task)


Kept = tuple[str, tuple[int, str] | None]
_GLANCE = 1.0  # seconds between two looks at what a job has done
_POOLS = 10  # that break one after the other before anything is done: no worker lives here
_NEEDS: dict[Engine, tuple[str, str]] = {
    "processes": ("pebble", "report"), "spark": ("pyspark", "spark"),
    "dask": ("distributed", "dask"),
}  # fmt: skip
# Batches of a worker, some hundred thousand segments: what it has learned of names is then let go.
_TASKS = 256
_HELD = 4  # batches in flight for each worker: memory does not grow with the corpus


@dataclass(frozen=True, slots=True)
class Cluster:
    """How many workers, and where Spark's or Dask's master is ("" for one made for this run).

    `grace` are the seconds, beyond its stories' own time, after which a process is ended. `pool`
    are processes that outlive one run, see `kept`.
    """

    jobs: int
    address: str = ""
    grace: float = 30.0
    pool: Any = None


def ready(engine: Engine) -> None:
    """ConfigError where the engine's library is not installed."""
    library, extra = _NEEDS.get(engine, ("", ""))
    if library and importlib.util.find_spec(library) is None:
        raise _missing(extra)


def run(
    engine: Engine, batches: Iterable[Batch], task: Task, cluster: Cluster, do: Run = run_batch
) -> Iterator[str]:
    """The receipts' names as they come. `do` is the work on one batch; it is importable anywhere.

    Jobs may stand among the batches. Processes take each one when there is room for it, so that
    what is given can depend on what is done; the other engines take all at once.
    """
    yield from _ENGINES[engine](batches, task, cluster, do)


@contextmanager
def kept(engine: Engine, cluster: Cluster) -> Iterator[Cluster]:
    """The same processes for every `run` within: what they have loaded is loaded once, and they begin
    at once, while the corpus is read. Other engines begin anew each time."""
    if engine != "processes":
        yield cluster
        return
    with _pool(cluster) as pool:
        try:
            pool.schedule(_begun)
            yield replace(cluster, pool=pool)
        except BaseException:
            pool.stop()
            raise


def _pebble() -> Any:
    try:
        return importlib.import_module("pebble")
    except ModuleNotFoundError:
        raise _missing("report") from None


def _pool(cluster: Cluster) -> Any:
    import multiprocessing

    # A fresh process for each worker: no lock or thread of ours comes along.
    context = multiprocessing.get_context("spawn")
    return _pebble().ProcessPool(
        max_workers=cluster.jobs, max_tasks=_TASKS, initializer=_begun, context=context
    )


def _begun() -> None:
    """A worker has loaded our code when it comes to this."""


def _serial(batches: Iterable[Batch], task: Task, cluster: Cluster, do: Run) -> Iterator[str]:
    for batch in list(batches):
        yield _work(batch, do)(batch, replace(task, killable=False))


def _work(batch: Batch, do: Run) -> Run:
    return do_job if isinstance(batch, Job) else do


def _processes(batches: Iterable[Batch], task: Task, cluster: Cluster, do: Run) -> Iterator[str]:
    given = iter(batches)
    waiting = deque(itertools.islice(given, 1))
    if not waiting:
        return
    library = _pebble()
    flying: dict[Any, Batch] = {}
    lost = 0
    with ExitStack() as own:
        kept_alive = cluster.pool is not None and cluster.pool.active
        pool = cluster.pool if kept_alive else own.enter_context(_pool(cluster))
        try:
            while waiting or flying:
                if not pool.active:
                    # A worker that is lost while none is at work takes its pool with it. What was
                    # on its way there may never come back.
                    lost += 1
                    if lost > _POOLS:
                        return
                    pool.stop()
                    waiting.extendleft(flying.values())
                    flying.clear()
                    pool = own.enter_context(_pool(cluster))
                while waiting and len(flying) < _HELD * cluster.jobs:
                    batch = waiting[0]
                    limit = task.limit * len(batch.items) + cluster.grace if task.limit else None
                    try:
                        future = pool.schedule(_work(batch, do), args=(batch, task), timeout=limit)
                    except RuntimeError:  # what becomes of the pool is seen above
                        break
                    flying[future] = waiting.popleft()
                    if not waiting:
                        waiting.extend(itertools.islice(given, 1))
                done, _ = wait(flying, _GLANCE, return_when=FIRST_COMPLETED)
                for future in done:
                    del flying[future]
                    try:
                        receipt = future.result()
                        lost = 0
                        yield receipt
                    except (library.ProcessExpired, TimeoutError):
                        continue
                    except OSError:
                        raise
                    except Exception:
                        continue
        except BaseException:
            pool.stop()
            raise


def _spark(given: Iterable[Batch], task: Task, cluster: Cluster, do: Run) -> Iterator[str]:
    batches = list(given)
    if not batches:
        return
    try:
        from pyspark import SparkConf, SparkContext
        from pyspark.errors import PySparkException
    except ModuleNotFoundError:
        raise _missing("spark") from None
    conf = SparkConf().setAppName("wireqa").setMaster(cluster.address or f"local[{cluster.jobs},4]")
    conf.set("spark.ui.enabled", "false").set("spark.ui.showConsoleProgress", "false")
    if not cluster.address or cluster.address.startswith("local"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers here are ours
    own = SparkContext._active_spark_context is None
    context = SparkContext.getOrCreate(conf)
    try:
        numbers = context.parallelize(range(len(batches)), max(1, len(batches)))
        every, told = context.broadcast(batches), context.broadcast(task)
        here = os.getcwd()
        work = numbers.map(lambda n: _kept(do, every.value[n], told.value, here))
        with ThreadPoolExecutor(1) as aside:
            # All at once, on whatever the cluster has; receipts show how far it is.
            job = aside.submit(work.collect)
            waiting = {batch.digest: batch for batch in batches}
            while waiting and not job.done():
                wait([job], _GLANCE)
                for batch in list(waiting.values()):
                    if (receipt := task.receipt(batch)).exists():
                        del waiting[batch.digest]
                        yield receipt.name
        try:
            results = job.result()
        except PySparkException:
            return  # a worker that dies each time ends the job; what is done has its receipts
        except Exception as error:
            if "Py4J" not in type(error).__name__:
                raise
            return
        for kept in results:
            _raised(kept)
    finally:
        if own:
            context.stop()


def _dask(given: Iterable[Batch], task: Task, cluster: Cluster, do: Run) -> Iterator[str]:
    batches = list(given)
    if not batches:
        return
    try:
        library: Any = importlib.import_module("distributed")
    except ModuleNotFoundError:
        raise _missing("dask") from None
    local = None
    if not cluster.address:
        local = library.LocalCluster(
            n_workers=cluster.jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50
        )
    client = library.Client(local or cluster.address)
    try:
        futures = [
            client.submit(_kept, do, batch, task, os.getcwd(), pure=False) for batch in batches
        ]
        for future in library.as_completed(futures):
            if future.status == "finished":
                yield _raised(future.result())
    finally:
        client.close()
        if local:
            local.close()


def _kept(do: Run, batch: Batch, task: Task, here: str) -> Kept:
    """The receipt's name, "" for a batch that failed, as the others of the job go on; and what the
    system refused. Paths count from the folder `here`, wherever the cluster's worker was begun."""
    with suppress(OSError):  # a machine may lack it: paths may be absolute
        os.chdir(here)
    try:
        return _work(batch, do)(batch, task), None
    except OSError as error:
        return "", (error.errno or 0, error.strerror or str(error))
    except Exception:
        return "", None


def _raised(kept: Kept) -> str:
    name, refused = kept
    if refused:
        raise OSError(*refused)
    return name


def _missing(extra: str) -> ConfigError:
    other = "" if extra == "report" else ", or choose another --engine"  # all need that one
    return ConfigError(
        "this engine needs a library that is not installed",
        remedy=f"Install it: pip install 'wireqa[{extra}]'{other}.",
    )


_ENGINES: dict[Engine, Callable[[Iterable[Batch], Task, Cluster, Run], Iterator[str]]] = {
    "serial": _serial, "processes": _processes, "spark": _spark, "dask": _dask,
}  # fmt: skip
