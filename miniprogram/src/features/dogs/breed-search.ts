import { type Breed, breeds } from '@huzhou/shared/dogs/breed';

/** Breeds by the words that people use for them; what is called just so comes first. */
export const searchBreeds = (typed: string): readonly Breed[] => {
  const words = typed.trim();
  if (words === '') return breeds;
  const rank = ({ name, search }: Breed): number => {
    if (name.startsWith(words)) return 0;
    if (search.split(' ').some((word) => word.startsWith(words))) return 1;
    return name.includes(words) || search.includes(words) ? 2 : 3;
  };
  return breeds
    .map((breed) => ({ breed, rank: rank(breed) }))
    .filter((each) => each.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ breed }) => breed);
};
