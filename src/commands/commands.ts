import type * as vscode from 'vscode';
import type { CaseLinkTarget } from '../domain/caseLink.ts';
import type { ArticleArgument } from './knowledge/articleArgument.ts';
import type { GroupTarget } from './list/moveToGroup.ts';
import type { SelectedItems } from './list/severalCases.ts';
import type { CaseFilter } from '../domain/caseFilter.ts';
import type { GroupNode } from '../views/caseNodes.ts';

/** The URI string of a case folder, by which every part of the extension names a case. */
export type CaseFolder = string;

/** What a command about a case may be given: a tree item, a case file in the explorer or an editor, the folder, or nothing (it asks). */
export type CaseArgument = { readonly caseFolder: CaseFolder } | vscode.Uri | CaseFolder | undefined;
/** A case, and which of its transitions, steps or replies is meant; what is not named is asked. */
export type TransitionArgument =
  | CaseArgument
  | {
      readonly caseFolder: CaseFolder;
      readonly transition?: string | undefined;
      /** `GateWay`: how to pass its gate, chosen already where what is missing was shown. */
      readonly past?: string | undefined;
    };
export type StepArgument = CaseArgument | { readonly caseFolder: CaseFolder; readonly step?: string | undefined };
/** A case, and the one whose solution is used; what is not named is asked. */
export type SolutionArgument =
  CaseArgument | { readonly caseFolder: CaseFolder; readonly from?: CaseFolder | undefined };
export type ReplyArgument = CaseArgument | { readonly caseFolder: CaseFolder; readonly reply?: string | undefined };
/** A case, and by which time its evidence is put in order; what is not named is asked. */
export type SortArgument = CaseArgument | { readonly caseFolder: CaseFolder; readonly order?: string | undefined };
/** A case, or the terminal from whose menu the command was chosen. */
export type TerminalArgument = CaseArgument | vscode.Terminal;
export type EvidenceArgument = { readonly caseFolder: CaseFolder; readonly evidence: string } | undefined;

/** Every command with its arguments. The manifest lists the same ids: a check compares the two. */
export interface CommandArguments {
  'casebook.newCase': [];
  'casebook.openCase': [CaseArgument?];
  'casebook.openRecord': [
    ({ readonly caseFolder: CaseFolder; readonly record: string; readonly path?: readonly string[] } | undefined)?,
  ];
  'casebook.openAsJson': [CaseArgument?];
  'casebook.openAsForm': [CaseArgument?];
  'casebook.revealInExplorer': [CaseArgument?];
  'casebook.copyNumber': [CaseArgument?];
  'casebook.deleteCase': [CaseArgument?];
  'casebook.refresh': [];
  'casebook.openDashboard': [];
  /** What to look for at first. */
  'casebook.search': [string?];
  'casebook.undo': [CaseArgument?];
  'casebook.redo': [CaseArgument?];
  'casebook.setActiveCase': [CaseArgument?];
  'casebook.clearActiveCase': [];
  'casebook.showActiveCase': [];
  'casebook.showLog': [];
  /** A page of help by its name; it asks without one. */
  'casebook.showHelp': [string?];
  'casebook.showKeyboardMap': [];
  'casebook.openWalkthrough': [];
  'casebook.openSettings': [];
  'casebook.openExample': [];
  'casebook.copyDiagnostics': [];
  'casebook.logFirstResponse': [CaseArgument?];
  'casebook.explainDeadline': [CaseArgument?];
  /** The second argument of these: all items that are selected in the tree. */
  'casebook.changeStatus': [TransitionArgument?, SelectedItems?];
  'casebook.assignCase': [CaseArgument?, SelectedItems?];
  'casebook.labelCase': [CaseArgument?, SelectedItems?];
  /** What dropping cases on a group of the tree means. */
  'casebook.moveToGroup': [readonly CaseFolder[], GroupTarget];
  'casebook.hold': [CaseArgument?];
  'casebook.resume': [CaseArgument?];
  'casebook.retriage': [CaseArgument?];
  'casebook.logReply': [CaseArgument?];
  'casebook.escalate': [CaseArgument?];
  'casebook.linkCase': [CaseArgument?];
  'casebook.findSimilarCases': [CaseArgument?];
  'casebook.useSolution': [SolutionArgument?];
  'casebook.copyReply': [ReplyArgument?];
  'casebook.handOver': [CaseArgument?];
  'casebook.copyLink': [CaseArgument?];
  /** What a link in a document leads to. */
  'casebook.openNumber': [CaseLinkTarget];
  'casebook.showLogLocations': [CaseArgument?];
  'casebook.runStepCommand': [StepArgument?];
  'casebook.lintAll': [];
  'casebook.draftArticle': [CaseArgument?];
  'casebook.openArticle': [ArticleArgument?];
  'casebook.previewArticle': [ArticleArgument?];
  'casebook.revealArticle': [ArticleArgument?];
  'casebook.openArticleCase': [ArticleArgument?];
  'casebook.reviewArticle': [ArticleArgument?];
  'casebook.publishArticle': [ArticleArgument?];
  'casebook.archiveArticle': [ArticleArgument?];
  'casebook.restoreArticle': [ArticleArgument?];
  'casebook.exportReport': [CaseArgument?];
  'casebook.copyCaseAsMarkdown': [CaseArgument?];
  'casebook.exportList': [];
  'casebook.commitCase': [CaseArgument?, SelectedItems?];
  'casebook.showCaseHistory': [CaseArgument?];
  'casebook.resolveConflicts': [CaseArgument?];
  'casebook.setUpMerging': [];
  'casebook.removeMerging': [];
  /** By what the tree is divided and ordered: a code of `groupings`, `caseOrders`; asked when it is none of them. */
  'casebook.groupCases': [string?];
  'casebook.sortCases': [string?];
  'casebook.filterCases': [];
  /** Words instead of asking for them. */
  'casebook.filterCasesByText': [string?];
  'casebook.showMyCases': [];
  'casebook.showCasesDueToday': [];
  'casebook.clearFilter': [];
  'casebook.resetArrangement': [];
  /** Shows the cases that a filter lets through, in the tree: what a bar of a chart, a link or another extension leads to. */
  'casebook.showCases': [CaseFilter];
  /** The next page of a long group of the tree. */
  'casebook.showMore': [GroupNode];
  'casebook.attachSelection': [];
  'casebook.attachSelectionWithNote': [];
  'casebook.attachFile': [(vscode.Uri | { readonly caseFolder: CaseFolder })?, vscode.Uri[]?];
  'casebook.attachFromLog': [CaseArgument?];
  'casebook.attachLastCommand': [TerminalArgument?];
  /** A remembered command by its number, instead of the list. */
  'casebook.attachTerminalCommand': [TerminalArgument?, number?];
  'casebook.attachTerminalSelection': [TerminalArgument?];
  'casebook.attachPasted': [TerminalArgument?];
  'casebook.runAndCapture': [TerminalArgument?];
  'casebook.runPing': [CaseArgument?];
  'casebook.runTraceroute': [CaseArgument?];
  'casebook.openEvidence': [EvidenceArgument?];
  'casebook.openEvidenceBeside': [EvidenceArgument?];
  'casebook.openNetworkView': [(EvidenceArgument | vscode.Uri)?];
  'casebook.fillNetworkDetails': [(EvidenceArgument | vscode.Uri)?];
  'casebook.goToSource': [EvidenceArgument?];
  'casebook.renameEvidence': [EvidenceArgument?];
  'casebook.editEvidenceNote': [EvidenceArgument?];
  'casebook.copyEvidenceAsMarkdown': [EvidenceArgument?];
  'casebook.sortEvidence': [SortArgument?];
  'casebook.deleteEvidence': [EvidenceArgument?];
  'casebook.reviewEvidence': [EvidenceArgument?];
  'casebook.acceptMasking': [];
  'casebook.cancelMasking': [];
  'casebook.listMasking': [];
  'casebook.maskMore': [];
  /** A place by its number, and whether all of its rule is meant; what is at the cursor without one. */
  'casebook.toggleMasking': [{ readonly place: number; readonly scope: 'value' | 'rule' }?];
}
export type CommandId = keyof CommandArguments;

/** How a command is carried out. An error that it throws is reported to the user by the registry. */
export type CommandHandlers = { [Id in CommandId]?: (...args: CommandArguments[Id]) => unknown };
