import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { AreaPicker } from './area-picker.tsx';
import { Button } from './button.tsx';
import { CategoryPicker } from './category-picker.tsx';
import { PhotoPicker } from './photo-picker.tsx';
import { Rating } from './rating.tsx';
import { Sheet } from './sheet.tsx';
import { TextArea, TextField } from './text-field.tsx';

describe('Button', () => {
  test('takes no second tap while busy, and says what it does', () => {
    const onPress = vi.fn();
    render(<Button label="提交" busyLabel="正在提交" onPress={onPress} />);
    const button = screen.getByRole('button', { name: '正在提交' });
    fireEvent.click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect((button as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('TextField', () => {
  test('ties the error to the input', () => {
    render(<TextField label="地点" value="" onChange={() => {}} error="请填写地点" />);
    const input = screen.getByRole('textbox', { name: '地点' });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toBe('请填写地点');
  });
  test('hands over what is typed', () => {
    const onChange = vi.fn();
    render(<TextField label="地点" value="" onChange={onChange} />);
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '红旗路' } });
    expect(onChange).toHaveBeenCalledWith('红旗路');
  });
});

describe('TextArea', () => {
  test('keeps what is too long and says by how much', () => {
    const { container } = render(<TextArea label="说明" value={'长'.repeat(13)} most={10} onChange={() => {}} />);
    expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toHaveLength(13);
    expect(container.textContent).toContain('多了 3 个字');
    expect(container.textContent).toContain('13 / 10');
  });
  test('is quiet while there is room', () => {
    const { container } = render(<TextArea label="说明" value="短" most={10} onChange={() => {}} />);
    expect(container.textContent).not.toContain('/ 10');
  });
});

describe('PhotoPicker', () => {
  const photo = { key: 'a', src: 'blob:a' };
  const render1 = (state: 'waiting' | 'sending' | 'sent' | 'failed', most = 9) => {
    const acts = { onAdd: vi.fn(), onRemove: vi.fn(), onRetry: vi.fn() };
    return { ...render(<PhotoPicker photos={[{ ...photo, state, percent: 40 }]} most={most} {...acts} />), ...acts };
  };
  test('shows progress and offers the camera first', () => {
    const { container, onAdd } = render1('sending');
    expect(container.textContent).toContain('上传中 40%');
    const adds = [...container.querySelectorAll('.photo-picker__add')];
    expect(adds.map((add) => add.textContent)).toEqual(['拍照', '从相册选']);
    fireEvent.click(adds[0] as Element);
    expect(onAdd).toHaveBeenCalledWith('camera');
  });
  test('offers to send again what failed', () => {
    const { onRetry } = render1('failed');
    fireEvent.click(screen.getByRole('button', { name: '重传' }));
    expect(onRetry).toHaveBeenCalledWith('a');
  });
  test('removes by name', () => {
    const { onRemove } = render1('sent');
    fireEvent.click(screen.getByRole('button', { name: '删除第 1 张照片' }));
    expect(onRemove).toHaveBeenCalledWith('a');
  });
  test('takes no more than there is room for', () => {
    const { container } = render1('sent', 1);
    expect(container.querySelector('.photo-picker__add')).toBeNull();
  });
});

const districts = [{ code: '330502', name: '吴兴区', towns: [{ code: '330502001', name: '月河街道' }] }];
const AreaHarness = () => {
  const [chosen, setChosen] = useState<string>();
  return (
    <>
      <AreaPicker districts={districts} chosen={chosen} onChoose={setChosen} />
      <output>{chosen}</output>
    </>
  );
};

describe('pickers', () => {
  test('an area is picked district first, and may stay at the district', () => {
    const { container } = render(<AreaHarness />);
    expect(screen.queryByRole('radio', { name: '月河街道' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '吴兴区' }));
    expect(container.querySelector('output')?.textContent).toBe('330502');
    expect(screen.getByRole('radio', { name: '不清楚，只选区县' }).getAttribute('aria-checked')).toBe('true');
    fireEvent.click(screen.getByRole('radio', { name: '月河街道' }));
    expect(container.querySelector('output')?.textContent).toBe('330502001');
    expect(screen.getByRole('radio', { name: '吴兴区' }).getAttribute('aria-checked')).toBe('true');
  });

  test('a category that is not found leaves the classes to choose from', () => {
    const options = [{ code: 'C0102', name: '路灯不亮或损坏', classCode: 'C01', search: '路灯 灯 黑' }];
    const { container } = render(
      <CategoryPicker
        classes={[{ code: 'C01', name: '公用设施' }]}
        options={options}
        chosen={undefined}
        onChoose={() => {}}
      />,
    );
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: '量子' } });
    expect(container.textContent).toContain('没有找到「量子」');
    expect(screen.getByRole('radio', { name: '路灯不亮或损坏' })).toBeTruthy();
  });

  test('a rating is one of five, each with its word', () => {
    const onChange = vi.fn();
    render(<Rating score={2} onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: '很满意' }));
    expect(onChange).toHaveBeenCalledWith(5);
    expect(screen.getByRole('radio', { name: '不满意' }).getAttribute('aria-checked')).toBe('true');
  });
});

describe('Sheet', () => {
  const renderSheet = () => {
    const onClose = vi.fn();
    const view = render(
      <Sheet open title="选择类别" onClose={onClose} actions={<Button label="好了" onPress={() => {}} />}>
        <span>里面</span>
      </Sheet>,
    );
    return { onClose, ...view };
  };
  test('is a dialog with a name, and Escape leaves it', () => {
    const { onClose } = renderSheet();
    expect(document.querySelector('[role=dialog]')?.getAttribute('aria-label')).toBe('选择类别');
    fireEvent.keyDown(document, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
  });
  test('keeps the focus inside', () => {
    renderSheet();
    const [close, done] = screen.getAllByRole('button') as [HTMLElement, HTMLElement];
    done.focus();
    fireEvent.keyDown(document, { key: 'Tab' });
    expect(document.activeElement).toBe(close);
    fireEvent.keyDown(document, { key: 'Tab', shiftKey: true });
    expect(document.activeElement).toBe(done);
  });
  test('gives the focus back', () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const { unmount } = renderSheet();
    expect(document.activeElement).not.toBe(before);
    unmount();
    expect(document.activeElement).toBe(before);
    before.remove();
  });
});
