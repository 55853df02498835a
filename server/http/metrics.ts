import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What an operator looks at, as Prometheus text at `/metrics`. One registry per server. */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    append: new Histogram({
      name: 'hireside_append_seconds',
      help: 'Time from a received event to its durable commit',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2],
      registers,
    }),
    eventAge: new Histogram({
      name: 'hireside_event_age_seconds',
      help: 'From writing an event to its arrival here, the sender’s clock corrected: how long outboxes held it',
      buckets: [1, 5, 15, 60, 300, 1_800, 7_200, 86_400],
      registers,
    }),
    streams: new Gauge({ name: 'hireside_streams', help: 'Open streams', registers }),
    refusals: new Counter({
      name: 'hireside_events_refused_total',
      help: 'Events the rules refused, by code',
      labelNames: ['code'],
      registers,
    }),
    webhooksRefused: new Counter({
      name: 'hireside_webhooks_refused_total',
      help: 'Webhooks that were not signed by Zoom or not of now, by reason',
      labelNames: ['reason'],
      registers,
    }),
    webhooks: new Counter({
      name: 'hireside_webhooks_total',
      help: 'Webhooks that Zoom signed, by event and by whether they were new and known',
      labelNames: ['event', 'outcome'],
      registers,
    }),
    tasksFailed: new Counter({
      name: 'hireside_tasks_failed_total',
      help: 'Task attempts that failed, by kind',
      labelNames: ['kind'],
      registers,
    }),
    tasksLate: new Gauge({
      name: 'hireside_task_late_seconds',
      help: 'For how long the oldest due task has been waiting for a server; 0: none waits',
      registers,
    }),
    refreshesFailed: new Counter({
      name: 'hireside_zoom_refresh_failures_total',
      help: 'Refreshes of a member’s Zoom token that failed, by problem',
      labelNames: ['problem'],
      registers,
    }),
    failures: new Counter({
      name: 'hireside_requests_failed_total',
      help: 'Requests that failed by no fault of the caller, by code',
      labelNames: ['code'],
      registers,
    }),
    diskFree: new Gauge({
      name: 'hireside_disk_free_bytes',
      help: 'Free space where the SQLite database lies; absent with PostgreSQL',
      // A gauge without a label tells 0 before anybody has set it: a full disk.
      labelNames: ['of'],
      registers,
    }),
    backupAt: new Gauge({
      name: 'hireside_backup_checked_seconds',
      help: 'When today’s backup was last known to be there, seconds since 1970; 0: never',
      registers,
    }),
    mails: new Counter({
      name: 'hireside_mails_total',
      help: 'Attempts to send a mail, by outcome',
      labelNames: ['outcome'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
