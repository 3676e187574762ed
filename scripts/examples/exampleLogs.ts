import type { ExampleLog } from './exampleLog.ts';
import { erpAudit } from './logs/erpAudit.ts';
import { financeNginx } from './logs/financeNginx.ts';
import { financeTomcat } from './logs/financeTomcat.ts';
import { floorSwitch } from './logs/floorSwitch.ts';
import { mysqlError } from './logs/mysqlError.ts';
import { namedResolver } from './logs/namedResolver.ts';
import { paymentGateway } from './logs/paymentGateway.ts';
import { printService } from './logs/printService.ts';
import { vpnCharon } from './logs/vpnCharon.ts';
import { windowsEvents } from './logs/windowsEvents.ts';
import { wlanController } from './logs/wlanController.ts';

/** The logs of the example workspace. */
export const exampleLogs: readonly ExampleLog[] = [
  erpAudit,
  financeNginx,
  financeTomcat,
  floorSwitch,
  mysqlError,
  namedResolver,
  paymentGateway,
  printService,
  vpnCharon,
  windowsEvents,
  wlanController,
];
