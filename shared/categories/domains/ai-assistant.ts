/** Registrable domains of the category `ai_assistant`, as domainsIn() reads them. */
export const AI_ASSISTANT = `
.ai blackbox character claude cognition cohere copy devin dify fireflies fireworks ideogram
inflection jan jasper krisp lambda leonardo llamaindex lmarena lmstudio lumalabs mistral neptune
ollama opencode openrouter otter perplexity pi qwen scite sourcery stability together vast wandb x
.app consensus v0
.art pika
.chat aider
.cn chatglm codegeex moonshot zhipuai
.co baseten
.com anthropic anyscale assemblyai augmentcode baichuan-ai chatgpt civitai clarifai cohere comet
connectedpapers coreweave crewai deepgram deepl deepmind deepseek descript doubao elicit flowiseai
grammarly grok groq heygen kimi labelbox lambdalabs langchain midjourney notebooklm ollama openai
paperspace phind poe quillbot replicate roboflow runwayml scale speechmatics stablediffusionweb suno
trychroma udio ultralytics wordtune writesonic you zilliz
.dev continue lovable v0
.google deepmind notebooklm
.io elevenlabs gpt4all milvus minimax pinecone runpod synthesia tldv weaviate
.me rytr
.new bolt
.org languagetool lmsys semanticscholar
.tech qdrant
.video fathom
.xyz together
`;
