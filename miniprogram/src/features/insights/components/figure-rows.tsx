import type { CounterName } from '@huzhou/shared/complaints/figures/counter';
import type { FigureRow as Figures } from '@huzhou/shared/insights/figures';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { figuresTexts } from '../texts.ts';
import { FigureLine } from './figure-line.tsx';
import { FigureRow } from './figure-row.tsx';

/** So many lines are within what a page of WeChat may hold. */
const linesAtOnce = 30;

/** A row alone is shown whole; of many each is a line, and one at a time is opened. */
export const FigureRows = ({
  rows,
  onOpen,
}: {
  readonly rows: readonly Figures[];
  readonly onOpen: (row: Figures, figure: CounterName) => void;
}) => {
  const [opened, setOpened] = useState<string>();
  const [shown, setShown] = useState(linesAtOnce);
  const isOpen = ({ value }: Figures): boolean => rows.length === 1 || value === opened;
  return (
    <View>
      <View className="figure-rows">
        {rows
          .slice(0, shown)
          .map((row) =>
            isOpen(row) ? (
              <FigureRow key={row.value} row={row} onOpen={(figure) => onOpen(row, figure)} />
            ) : (
              <FigureLine key={row.value} row={row} onOpen={() => setOpened(row.value)} />
            ),
          )}
      </View>
      {rows.length > shown && <Button wide label={figuresTexts.more} onPress={() => setShown(shown + linesAtOnce)} />}
    </View>
  );
};
