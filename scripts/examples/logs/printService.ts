import { LogClock, type ExampleLog } from '../exampleLog.ts';
import { seededRandom } from '../seededRandom.ts';

const random = seededRandom('print service');
const clock = new LogClock('2026-10-20T08:31:00');
const lines: string[] = [];
const write = (level: '信息' | '警告' | '错误', id: number, message: string): void => {
  lines.push(`${clock.stamp()}\tMicrosoft-Windows-PrintService/Operational\t${level}\t${String(id)}\t${message}`);
};
const printer = 'PRN-3F-02';

for (let job = 118; job < 260; job += 1) {
  clock.tick(random.between(25_000, 190_000));
  const owner = `u${String(random.between(2101, 2140))}`;
  const pages = random.between(1, 46);
  write('信息', 800, `正在假脱机打印作业 ${String(job)}。`);
  clock.tick(random.between(900, 5_000));
  if (pages > 20 && random.next() < 0.75) {
    write(
      '警告',
      842,
      `打印机 ${printer} 报告状态：PAPER_JAM，进纸传感器 S2 在第 ${String(random.between(18, pages))} 页超时。`,
    );
    clock.tick(8_000);
    write('错误', 372, `文档 ${String(job)}（所有者 ${owner}）无法在打印机 ${printer} 上打印。Win32 错误代码：0x0。`);
    write('警告', 513, `打印机 ${printer} 已脱机，端口 IP_198.51.100.61 无响应。`);
    clock.tick(random.between(120_000, 300_000));
    write('信息', 306, `打印机 ${printer} 已恢复联机。`);
  } else
    write('信息', 307, `文档 ${String(job)}（所有者 ${owner}）已在打印机 ${printer} 上打印，共 ${String(pages)} 页。`);
}

/** The print server's operational log, on a Chinese Windows. */
export const printService: ExampleLog = { path: 'logs/print/print-service-operational.log', lines };
