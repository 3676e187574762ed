import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('erp audit');
const clock = new LogClock('2026-11-10T08:45:00');
const lines: string[] = [];
const write = (level: 'INFO' | 'WARN', message: string): void => {
  lines.push(`${clock.stamp()} ${level} AuditLog - ${message}`);
};
const functions = ['PO_QUERY', 'PO_CREATE', 'STOCK_VIEW', 'VENDOR_VIEW'] as const;

for (let count = 0; count < 320; count += 1) {
  clock.tick(random.between(4_000, 52_000));
  const account = `erp${String(random.between(301, 388))}`;
  write('INFO', `account=${account} role=PUR_CLERK function=${random.pick(functions)} result=ALLOW`);
  if (count === 37)
    write(
      'INFO',
      'role sync from HR: account=erp342 position 采购专员 -> 采购主管, roles removed=[PUR_CLERK], roles added=[]',
    );
  if (count > 40 && count % 23 === 0) {
    write('INFO', 'account=erp342 login ok, roles=[]');
    write('WARN', 'account=erp342 role=- function=PO_APPROVE result=DENY code=ERP-4031 没有采购审批权限');
  }
}

/** The audit log of the ERP: who was let in, and who was not. */
export const erpAudit: ExampleLog = { path: 'logs/erp/erp-audit.2026-11-10.log', lines };
