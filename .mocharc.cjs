/** All unit tests, unless files are named: `npx mocha test/unit/domain/merge.test.ts`. */
const isNamed = process.argv.slice(2).some((argument) => /\.test\.[cm]?[jt]s$/.test(argument));

module.exports = {
  ...(isNamed ? {} : { spec: ['test/unit/**/*.test.ts'] }),
  import: 'tsx',
  reporter: 'dot',
  timeout: 10_000,
};
