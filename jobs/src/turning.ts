/** Tells when something goes wrong and when it is well again, each time once. */
export function turning(
  tell: (line: string) => void,
  wrong: string,
  well: string,
): (isWrong: boolean) => void {
  let wasWrong = false;
  return (isWrong) => {
    if (isWrong !== wasWrong) tell(isWrong ? wrong : well);
    wasWrong = isWrong;
  };
}
