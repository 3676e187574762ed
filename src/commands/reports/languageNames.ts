/** The languages of reports, each in its own words. */
export const languageNames = [
  { code: 'en', label: 'English' },
  { code: 'zh-cn', label: '简体中文' },
] as const;
