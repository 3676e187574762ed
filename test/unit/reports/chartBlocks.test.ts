import assert from 'node:assert/strict';
import type { Case } from '../../../src/domain/case.ts';
import { drawingSvg } from '../../../src/domain/drawingSvg.ts';
import { caseReport } from '../../../src/reports/caseReport.ts';
import type { Audience, ReportBlock } from '../../../src/reports/report.ts';
import { fullCase, later } from '../domain/fullCase.ts';

const ping = `PING 192.0.2.1 (192.0.2.1) 56(84) bytes of data.
64 bytes from 192.0.2.1: icmp_seq=1 ttl=64 time=10.0 ms
64 bytes from 192.0.2.1: icmp_seq=3 ttl=64 time=30.0 ms

--- 192.0.2.1 ping statistics ---
3 packets transmitted, 2 received, 33% packet loss, time 2003ms
rtt min/avg/max/mdev = 10.000/20.000/30.000/10.000 ms
`;
const trace = `traceroute to example.net (198.51.100.7), 30 hops max, 60 byte packets
 1  gw.example.net (192.0.2.1)  1.0 ms  1.1 ms  1.2 ms
 2  * * *
 3  example.net (198.51.100.7)  12.0 ms  12.5 ms  13.0 ms
`;

const charts = (evidenceTexts: Record<string, string>, audience: Audience = 'internal', current: Case = fullCase()) =>
  caseReport(current, { language: 'en', audience, timeZone: 'UTC', now: later, evidenceTexts })
    .sections.filter(({ title }) => title === 'Network charts')
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Extract<ReportBlock, { kind: 'picture' }> => block.kind === 'picture');

describe('the network charts of a report', () => {
  it('draw a bar for each answer of a ping and a cross for the one that was lost', () => {
    const [chart] = charts({ log1: ping });
    assert.ok(chart);
    const svg = drawingSvg(chart.drawing);

    assert.match(chart.caption, /^Proxy log: 3 sent, 33/);
    assert.equal(svg.split('fill="#0969da"').length - 1, 2);
    assert.equal(svg.split('stroke="#cf222e"').length - 1, 1);
    assert.match(svg, />30 ms</);
  });

  it('draw a line for each hop of a trace', () => {
    const svg = charts({ log1: trace })
      .map(({ drawing }) => drawingSvg(drawing))
      .join('');

    assert.match(svg, />gw\.example\.net</);
    assert.match(svg, />12\.5 ms</);
    assert.match(svg, />× 100%</);
  });

  it('are not made of other evidence, nor for customers of evidence that nobody checked', () => {
    const [log] = fullCase().evidence ?? [];
    assert.ok(log);
    const { masking: _unchecked, ...raw } = log;

    assert.deepEqual(charts({ log1: 'Nothing of a network test' }), []);
    assert.equal(charts({ log1: ping }, 'customer').length, 1);
    assert.deepEqual(charts({ log1: ping }, 'customer', { ...fullCase(), evidence: [raw] }), []);
  });
});
