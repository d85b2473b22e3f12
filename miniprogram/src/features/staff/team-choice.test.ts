import { isWithin } from '@huzhou/shared/directory/areas';
import { foundingUnits } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { caseWith, entry } from './sample-case.ts';
import { rankTeams, returnedBy, searchTeams } from './team-choice.ts';

const units = foundingUnits.filter(({ areaCode }) => isWithin(areaCode, '330502'));
const ours = '月河街道综合执法中队';
const names = (teams: readonly { readonly name: string }[]) => teams.map(({ name }) => name);

test("the town's team of the category's work comes first, then those of the same work, then the rest; no desks", () => {
  const { suggested, sameWork, others } = rankTeams(units, caseWith([]));
  expect(names(suggested)).toEqual([ours]);
  expect(sameWork.every(({ works }) => works.includes('sanitation'))).toBe(true);
  expect(names(others)).toEqual(['吴兴区市政管护中队', '吴兴区园林绿化中队']);
  expect([...suggested, ...sameWork, ...others].every(({ kind }) => kind === 'team')).toBe(true);
  expect(suggested.length + sameWork.length + others.length).toBe(units.length - 1);
});

test('what needs machines goes to the district team', () => {
  expect(names(rankTeams(units, caseWith([], { categoryCode: 'C0102' })).suggested)).toEqual(['吴兴区市政管护中队']);
});

test('who has sent it back is not suggested again, and stands last among its like', () => {
  const timeline = [entry(1, 'submitted'), entry(2, 'dispatched', { unitName: ours }), entry(3, 'returned')];
  const ranked = rankTeams(units, caseWith(timeline));
  expect(ranked.suggested).toEqual([]);
  expect(names(ranked.sameWork).at(-1)).toBe(ours);
  expect(returnedBy([...timeline, entry(4, 'reopened')]).size).toBe(0);
});

test('a search finds teams by name and by area', () => {
  const found = searchTeams(rankTeams(units, caseWith([])), '园林');
  expect(names([...found.suggested, ...found.sameWork, ...found.others])).toEqual(['吴兴区园林绿化中队']);
  expect(searchTeams(rankTeams(units, caseWith([])), '没有这支').sameWork).toEqual([]);
});
