/** Sends a file with progress; `fetch` tells none. */

interface Stored {
  fileId: string;
}

/** @param onProgress gets the share that is sent, 0 to 1 @throws Error with the server's sentence, or an empty one when there is none */
export function upload(file: File, onProgress: (share: number) => void): Promise<Stored> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/imports/files');
    request.setRequestHeader('apollo-require-preflight', 'true');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('error', () => reject(new Error('')));
    request.addEventListener('load', () => {
      const answer = request.response as (Stored & { message?: string }) | null; // as imports/http.ts answers
      if (request.status === 201 && answer) resolve(answer);
      else reject(new Error(answer?.message ?? ''));
    });
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}
