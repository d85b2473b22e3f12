/** Something the person at the keyboard can mend: one sentence of what, one of how, in both languages. */
export class StartProblem extends Error {
  readonly zh: string;
  readonly en: string;
  constructor(zh: string, en: string) {
    super(en);
    this.name = 'StartProblem';
    this.zh = zh;
    this.en = en;
  }
}

/** The data folder cannot be read as it is; only the person may decide to throw it away. */
export function corruptDataFolder(file: string, reason: string): StartProblem {
  return new StartProblem(
    `数据文件 ${file} 已损坏,无法读取(${reason})。如需重新开始,请运行:npm start -- --reset;如需保留,请先把数据目录移走。`,
    `The data file ${file} is corrupt (${reason}). To begin anew run: npm start -- --reset. To keep it, move the data folder away first.`,
  );
}
