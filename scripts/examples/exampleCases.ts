import { attendanceExport } from './cases/attendanceExport.ts';
import { branchVpnFlapping } from './cases/branchVpnFlapping.ts';
import { erpApproval } from './cases/erpApproval.ts';
import { financeDuplicate } from './cases/financeDuplicate.ts';
import { financeLoginLoop } from './cases/financeLoginLoop.ts';
import { floorLoop } from './cases/floorLoop.ts';
import { intranetNames } from './cases/intranetNames.ts';
import { mailboxSearch } from './cases/mailboxSearch.ts';
import { meetingSound } from './cases/meetingSound.ts';
import { mysqlDiskFull } from './cases/mysqlDiskFull.ts';
import { outlookAddin } from './cases/outlookAddin.ts';
import { passwordReset } from './cases/passwordReset.ts';
import { paymentCertificate } from './cases/paymentCertificate.ts';
import { printerJam } from './cases/printerJam.ts';
import { slowFileShare } from './cases/slowFileShare.ts';
import { wirelessRoaming } from './cases/wirelessRoaming.ts';
import type { ExampleCase } from './exampleCase.ts';

/** The example cases, each written anew. @throws Error for one that has not met the gates of its status */
export const exampleCases = (): readonly ExampleCase[] =>
  [
    attendanceExport,
    branchVpnFlapping,
    erpApproval,
    financeDuplicate,
    financeLoginLoop,
    floorLoop,
    intranetNames,
    mailboxSearch,
    meetingSound,
    mysqlDiskFull,
    outlookAddin,
    passwordReset,
    paymentCertificate,
    printerJam,
    slowFileShare,
    wirelessRoaming,
  ].map((write) => write());
