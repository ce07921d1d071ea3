// A build tells of changes by events for automations and by mails for readers.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { parseConfig } from '../../src/core/config/parse.js';
import type { Config } from '../../src/core/config/schema.js';
import { lastSeenOf, loadMessages, localizerFor, NARRATIVE_PARTS } from '../../src/export/index.js';
import { eventsBetween } from '../../src/fleet/events.js';
import { mailOf } from '../../src/fleet/news.js';
import { standingOf } from '../../src/fleet/standing.js';
import { folderWith, removeFolder, top, waymark } from '../cli/run-waymark.js';

const folders: string[] = [];
after(() => folders.forEach(removeFolder));

/** A metric as the demo's JSON has it. */
interface Written {
  points: [date: string, value: number][];
  target?: object;
}
const demo = (name: string, edit: (config: never) => void = () => {}): Config => {
  const written = JSON.parse(readFileSync(path.join(top, `demo/accounts/${name}.json`), 'utf8')) as never;
  edit(written);
  const { config } = parseConfig(written);
  assert.ok(config);
  return config;
};
const events = (before: Config, now: Config) =>
  eventsBetween(standingOf(before), standingOf(now), (metric, figure) => `rule of ${figure} of ${metric}`);

describe('events between two builds', () => {
  const northwind = demo('northwind');
  const later = '2026-12-20T08:00:00Z';

  it('are none where nothing changed, nor where only the moment moved by an hour', () => {
    assert.deepEqual(events(northwind, northwind), []);
    const moved = demo('northwind', (config: { asOf: string }) => (config.asOf = '2026-10-05T09:00:00Z'));
    assert.deepEqual(events(northwind, moved), []);
  });

  it('tell of silence after 60 days, and of its end', () => {
    const silent = demo('northwind', (config: { asOf: string }) => (config.asOf = later));
    const [began] = events(northwind, silent).filter(({ kind }) => kind === 'silence');
    assert.equal(began?.after, true);
    assert.match(began?.sentence ?? '', /nothing that is known for \d\d days/);
    const [ended] = events(silent, northwind).filter(({ kind }) => kind === 'silence');
    assert.deepEqual([ended?.before, ended?.after], [true, false]);
  });

  it('tell of a result whose state changed, with both statuses, its numbers and the rule', () => {
    // the months after go-live are as they were before it
    const flat = demo('northwind', (config: { metrics: Written[] }) => {
      for (const point of config.metrics[0]?.points ?? []) point[1] = 12.4;
    });
    const [event, ...others] = events(northwind, flat).filter(({ metric }) => metric === northwind.metrics[0]?.id);
    assert.deepEqual(others, []);
    assert.equal(event?.account, 'northwind');
    assert.equal(event?.kind, 'state');
    assert.notEqual(event?.before, event?.after);
    assert.match(event?.sentence ?? '', /^Invoice cycle time: was “.+”, now “.+”\. /);
    assert.deepEqual([event?.numbers.valueBefore, event?.numbers.value], [6.1, 12.4]);
    assert.equal(event?.rule, `rule of state of ${event?.metric ?? ''}`);
  });

  it('tell of the next phase that was chosen, and that is open again', () => {
    const open = demo('northwind', (config: { plan: { nextPhase: { chosen?: string } } }) => {
      delete config.plan.nextPhase.chosen;
    });
    const [chosen] = events(open, northwind);
    assert.deepEqual([chosen?.kind, chosen?.before, chosen?.metric], ['next-phase', null, null]);
    assert.match(chosen?.sentence ?? '', /^Next phase chosen: “/);
    assert.equal(events(northwind, open)[0]?.sentence, 'The next phase is open again.');
  });

  it('tell of a stage that is met', () => {
    const staged = (last: number) =>
      demo('northwind', (config: { metrics: Written[] }) => {
        const [metric] = config.metrics;
        assert.ok(metric);
        metric.target = { value: 2, by: '2027-06-30', stages: [{ value: 9, by: '2026-12-31' }] };
        for (const point of metric.points.slice(-6)) point[1] = last;
      });
    const [event] = events(staged(11), staged(8)).filter(({ kind }) => kind === 'stage');
    assert.deepEqual([event?.before, event?.after, event?.numbers.of], [0, 1, 2]);
  });

  it('are the same for the same change, and say nothing of a result that is new or gone', () => {
    const fewer = demo('northwind', (config: { metrics: unknown[] }) => void config.metrics.pop());
    assert.deepEqual(
      events(fewer, northwind).filter(({ metric }) => metric === northwind.metrics.at(-1)?.id),
      [],
    );
    const silent = demo('northwind', (config: { asOf: string }) => (config.asOf = later));
    assert.deepEqual(events(northwind, silent), events(northwind, silent));
  });
});

describe('the mail of what has changed', () => {
  const northwind = demo('northwind');
  const now = demo(
    'northwind',
    (config: { asOf: string; plan: { milestones: { done?: { on: string } | null }[] } }) => {
      config.asOf = '2026-10-07T08:00:00Z';
      const open = config.plan.milestones.find(({ done }) => !done);
      assert.ok(open);
      open.done = { on: '2026-10-06' };
    },
  );
  const words = async (lang: string) => {
    await loadMessages(lang, [...NARRATIVE_PARTS, 'export']);
    return localizerFor(lang);
  };

  it('is none where nothing changed', async () => {
    assert.equal(mailOf(northwind, northwind, await words('en')), null);
  });

  it('tells a reader of whom no visit is known what changed since the last build', async () => {
    const mail = mailOf(northwind, now, await words('en'));
    assert.equal(mail?.subject, 'Northwind Freight: What changed between October 5, 2026 and October 7, 2026');
    assert.match(mail?.text ?? '', /- “.+” is done \(October 6, 2026\)\./);
    assert.doesNotMatch(mail?.text ?? '', /last saw/);
  });

  it('tells a reader what changed since the last visit, and nothing that was seen', async () => {
    const visited = { ...now, lastSeen: { ...lastSeenOf(northwind) } };
    const mail = mailOf(northwind, visited, await words('en'));
    assert.equal(mail?.subject, 'Northwind Freight: Since you last looked');
    assert.match(mail?.text ?? '', /You last saw the numbers as of October 5, 2026, 2 days before these\./);
    assert.equal(mailOf(northwind, { ...now, lastSeen: { ...lastSeenOf(now) } }, await words('en')), null);
  });

  it('is escaped, and in the reader’s language and direction', async () => {
    const hostile = { ...now, account: { ...now.account, name: '<img src=x onerror=alert(1)>' } };
    const mail = mailOf(northwind, hostile, await words('ar'));
    assert.match(mail?.html ?? '', /^<!DOCTYPE html>\n<html lang="ar" dir="rtl">/);
    assert.doesNotMatch(mail?.html ?? '', /<img/);
  });
});

describe('waymark build --events --digest', () => {
  const months = (value: number, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `alpha,${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${value}`,
    ).join('\n');
  const project = () => {
    const folder = folderWith({
      'waymark.yaml': 'table: accounts.csv\nasOf: 2026-10-05T08:00:00Z\n',
      'playbook.yaml': `playbook: 1
id: standard
plan: { milestones: [{ id: live, name: Live, due: 2026-10-06 }] }
`,
      'accounts.csv': 'id,name\nalpha,Alpha\n..,Dots\n',
    });
    folders.push(folder);
    return folder;
  };
  const read = (folder: string, name: string) => readFileSync(path.join(folder, 'dist', name), 'utf8');

  it('tells nothing at the first build, then each change once', async () => {
    const folder = project();
    assert.equal((await waymark(['build', '--events', '--digest'], folder)).code, 0);
    assert.equal(read(folder, 'accounts.events.ndjson'), '');
    assert.deepEqual(readdirSync(path.join(folder, 'dist/accounts.digest')), []);

    await waymark(['build', '--events', '--digest', '--as-of', '2026-10-09'], folder);
    assert.equal(read(folder, 'accounts.events.ndjson'), '');
    assert.deepEqual(readdirSync(path.join(folder, 'dist/accounts.digest')).sort(), [
      '%2E%2E.html',
      '%2E%2E.txt',
      'alpha.html',
      'alpha.txt',
    ]);
    assert.match(read(folder, 'accounts.digest/alpha.txt'), /^Alpha: .+\n\n- “Live” has been overdue since .+\n$/);

    await waymark(['build', '--events', '--digest', '--as-of', '2026-10-09'], folder);
    assert.deepEqual(readdirSync(path.join(folder, 'dist/accounts.digest')), []);
    assert.deepEqual(
      readdirSync(path.join(folder, 'dist')).filter((name) => name.includes('unfinished')),
      [],
    );
  });

  it('keeps what a killed build had found, once, and leaves out half a line', async () => {
    const folder = project();
    appendFileSync(
      path.join(folder, 'playbook.yaml'),
      `metrics:
  - { id: days, name: Days, direction: decrease, kind: result, points: { table: data.csv }, period: month, baseline: { value: 30 } }
goLive: 2025-01-01
`,
    );
    appendFileSync(path.join(folder, 'data.csv'), `account_id,date,value\n${months(30, 20)}\n`);
    const { code, out } = await waymark(['build', '--events'], folder);
    assert.deepEqual([code, out], [0, '']);
    appendFileSync(path.join(folder, 'data.csv'), 'alpha,2026-09,12\n');
    const half = '{"id":"old","account":"zeta","asOf":"2026-10-01T00:00:00Z","kind":"silence"}\n{"id":"ha';
    appendFileSync(path.join(folder, 'dist/accounts.events.ndjson.unfinished'), `${half}\n`);
    const again = await waymark(['build', '--events'], folder);
    assert.deepEqual([again.code, again.out], [0, '']);
    const lines = read(folder, 'accounts.events.ndjson').trim().split('\n');
    const found = lines.map((line) => JSON.parse(line) as { id: string; account: string; rule?: string });
    assert.ok(found.some(({ id }) => id === 'old'));
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    assert.equal(existsSync(path.join(folder, 'dist/accounts.events.ndjson.unfinished')), false);
  });
});
