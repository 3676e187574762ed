import type { ReportBlock } from './report.ts';
import type { ReportScope } from './reportScope.ts';

/** The charts of network tests among the evidence that the readers may see. */
export const chartBlocks = (_scope: ReportScope): readonly ReportBlock[] => [];
