"""What the server counts, for Prometheus. A registry of its own, so that two servers in one process stay apart."""

from __future__ import annotations

from typing import Any, Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5.0, 10.0, 30.0, 60.0)
_EVENTS = (1, 8, 32, 64, 128, 256, 512, 768, 1024, 2048, 8192)


class Metrics:
    """Counters are plain attributes; gauges ask the functions given to `watch` when they are read."""

    def __init__(self) -> None:
        self.registry = registry = CollectorRegistry()
        self.requests = Counter("aiscore_requests", "Requests to infer, by status", ["status"], registry=registry)
        self.request_seconds = Histogram(
            "aiscore_request_seconds", "From head to answer, scored requests", buckets=_SECONDS, registry=registry
        )
        self.events_scored = Counter("aiscore_events_scored", "Events answered with a score", registry=registry)
        self.events_dropped = Counter(
            "aiscore_events_dropped", "Events not scored because their caller had gone", ["reason"], registry=registry
        )
        self.events_guilty = Counter("aiscore_events_guilty", "Events found to break the model", registry=registry)
        self.events_repeated = Counter(
            "aiscore_events_repeated", "Events scored again after a failure", registry=registry
        )
        self.batch_events = Histogram(
            "aiscore_batch_events", "Events in a batch", ["lane"], buckets=_EVENTS, registry=registry
        )
        self.batch_seconds = Histogram(
            "aiscore_batch_seconds", "A batch in the worker", ["lane"], buckets=_SECONDS, registry=registry
        )
        self.queue_seconds = Histogram(
            "aiscore_queue_seconds",
            "A request's first event in the queue",
            ["lane"],
            buckets=_SECONDS,
            registry=registry,
        )
        self.reloads = Counter("aiscore_reloads", "Reloads of the bundle", ["outcome"], registry=registry)
        self.score_failures = Counter(
            "aiscore_score_failures",
            "Batches or parts of them that the model failed on",
            ["lane", "kind"],
            registry=registry,
        )
        self._statistics = Gauge(
            "aiscore_scorer_statistic", "What the scorer tells of itself", ["lane", "name"], registry=registry
        )
        self._hit_rate = Gauge(
            "aiscore_cache_hit_rate", "Share of templates found in the embedding cache", ["lane"], registry=registry
        )
        self._model = Gauge(
            "aiscore_model_info", "The model that answers", ["lane", "bundle", "device", "encoder"], registry=registry
        )

    def watch(self, name: str, about: str, labels: dict[str, str], read: Callable[[], float]) -> None:
        """A gauge that is read when it is asked for."""
        gauge = self.registry._names_to_collectors.get(name)
        if gauge is None:
            gauge = Gauge(name, about, list(labels), registry=self.registry)
        (gauge.labels(**labels) if labels else gauge).set_function(read)

    def tell_model(self, lane: str, metadata: dict[str, Any]) -> None:
        for values in [labels for labels in self._model._metrics if labels[0] == lane]:
            self._model.remove(*values)
        self._model.labels(lane, *(str(metadata.get(name, "")) for name in ("bundle", "device", "encoder"))).set(1)

    def tell_statistics(self, lane: str, statistics: dict[str, Any]) -> None:
        for name, number in statistics.items():
            self._statistics.labels(lane, name).set(number)
        hits, misses = statistics.get("template_cache_hits"), statistics.get("template_cache_misses")
        if hits is not None and misses is not None and hits + misses > 0:
            self._hit_rate.labels(lane).set(hits / (hits + misses))

    def page(self) -> bytes:
        return generate_latest(self.registry)
