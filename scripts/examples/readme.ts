/** What a person finds who opens the example workspace. */
export const readme = `# Example workspace 示例工作区

Made up from beginning to end: no real person, company or address. Written by \`npm run examples\`; change the
scripts, not the files.

- \`casebook/\` – sixteen cases, some English, some Chinese, from draft to closed, on hold and merged. Open the
  **Support Casebook** view to see them.
- \`logs/\` – logs to practise on. Start with \`logs/finance/catalina.2026-11-16.log\`: about 2,500 lines with an
  incident in it. Select the lines that prove it and attach them to a case.

| Try this | In |
|---|---|
| See a fishbone with ruled-out and confirmed causes | TS-20261028-DBF9G |
| Carry on with a plan that is half done | TS-20261116-K7Q4M |
| Find out what a gate still misses | TS-20261119-WAP6R, TS-20261117-DNS5C |
| Finish a draft while the caller is on the line | TS-20261122-AV3SD |
| Read a ping and an mtr that show where packets are lost | TS-20261122-3VFPN |

---

全部内容均为虚构，不涉及真实人员、公司或地址。由 \`npm run examples\` 生成，请修改脚本而不是这些文件。

- \`casebook/\`：16 个案卷，中英文都有，从草稿到关闭，包括挂起与合并。打开 **支持案卷** 视图查看。
- \`logs/\`：练习用日志。可从 \`logs/finance/catalina.2026-11-16.log\` 开始：约 2500 行，其中包含一次故障；
  选中能证明故障的行，附加到案卷。

| 试一试 | 案卷 |
|---|---|
| 查看鱼骨图，区分已排除与已证实的原因 | TS-20261028-DBF9G |
| 继续执行做了一半的方案 | TS-20261116-K7Q4M |
| 查看进入下一状态还缺什么 | TS-20261119-WAP6R、TS-20261117-DNS5C |
| 在通话中补全草稿 | TS-20261122-AV3SD |
| 通过 ping 与 mtr 看丢包发生在哪里 | TS-20261122-3VFPN |
`;
